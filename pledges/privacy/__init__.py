"""What this app holds of persons: who promised, whom the unit met, and who is at work under a mark.

Contacts stand here and not where their table is: only this app sees whether anybody still uses a name.
"""

from pledges.privacy import colleagues, contacts, meetings, people, sheets

# In this order one person's rows are erased: what hangs on others before what it hangs on.
HOLDINGS = [
    *sheets.HOLDINGS,
    *people.HOLDINGS,
    *contacts.HOLDINGS,
    *colleagues.HOLDINGS,
    *meetings.HOLDINGS,
]
NOBODY = [*sheets.NOBODY, *people.NOBODY, *meetings.NOBODY]
