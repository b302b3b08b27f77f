"""The dialogs that pages and menus open."""
