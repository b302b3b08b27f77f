"""All mapped classes in one import, for those who need the whole mapping (migrations, the journal)."""

from desktop_app.domain.contact import Address, ContactPoint
from desktop_app.domain.membership import ContributionDue, ContributionPaid, Membership, MembershipEvent
from desktop_app.domain.notes import Note, SavedList, Tag, Tagging, Task
from desktop_app.domain.organisation import Organisation, OrganisationLink, OrganisationName
from desktop_app.domain.person import Consent, Mandate, Person, Seat
from desktop_app.domain.record import Base
from desktop_app.domain.vocabulary import Family, LinkKind, MembershipCategory, OrganisationKind, RoleType

__all__ = [
    "Address", "Base", "Consent", "ContactPoint", "ContributionDue", "ContributionPaid", "Family", "LinkKind",
    "Mandate", "Membership", "MembershipCategory", "MembershipEvent", "Note", "Organisation", "OrganisationKind",
    "OrganisationLink", "OrganisationName", "Person", "RoleType", "SavedList", "Seat", "Tag", "Tagging", "Task",
]  # fmt: skip
