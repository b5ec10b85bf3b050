"""The accounts of a user pool in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docloop.adapters import cursors
from docloop.errors import AccountExists, IllegalTransition, NotFound
from docloop.ports import Clock, Member, PageOf


@dataclass
class FakeDirectory:
    """`user-1` is an administrator from the start. `mails`: addresses that a password was sent to, newest last."""

    clock: Clock
    accounts: dict[str, Member] = field(default_factory=dict)
    mails: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.add("user-1", "admin")

    def add(self, name: str, *groups: str, invited: bool = False, second_factor: bool = False) -> Member:
        made = Member(
            id=name,
            username=name,
            name=name,
            email=f"{name}@example.com",
            groups=tuple(sorted(groups)),
            enabled=True,
            invited=invited,
            second_factor=second_factor,
            created_at=self.clock.now(),
        )
        self.accounts[name] = made
        return made

    def members(self, *, cursor: str | None = None, limit: int = 20) -> PageOf[Member]:
        after = cursors.decode("accounts", cursor)[0] if cursor else ""
        names = [name for name in sorted(self.accounts) if name > after]
        items = tuple(self.accounts[name] for name in names[:limit])
        following = cursors.encode("accounts", items[-1].id, "next") if len(names) > limit else None
        return PageOf(items, following)

    def member(self, account_id: str) -> Member:
        if account_id not in self.accounts:
            raise NotFound("This account does not exist.")
        return self.accounts[account_id]

    def enabled_in(self, group: str) -> frozenset[str]:
        return frozenset(each.id for each in self.accounts.values() if each.enabled and group in each.groups)

    def invite(self, email: str, name: str, groups: Sequence[str]) -> Member:
        if any(each.email == email for each in self.accounts.values()):
            raise AccountExists()
        made = self.add(f"new-{len(self.accounts)}", *groups, invited=True)
        self.accounts[made.id] = replace(made, email=email, name=name)
        self.mails.append(email)
        return self.accounts[made.id]

    def invite_again(self, username: str) -> None:
        if not self.accounts[username].invited:
            raise IllegalTransition()
        self.mails.append(str(self.accounts[username].email))

    def change_groups(self, username: str, *, add: Sequence[str], remove: Sequence[str]) -> None:
        found = self.accounts[username]
        self.accounts[username] = replace(found, groups=tuple(sorted({*found.groups, *add} - set(remove))))

    def disable(self, username: str) -> None:
        self.accounts[username] = replace(self.accounts[username], enabled=False)

    def enable(self, username: str) -> None:
        self.accounts[username] = replace(self.accounts[username], enabled=True)

    def reset_second_factor(self, username: str) -> None:
        self.accounts[username] = replace(self.accounts[username], second_factor=False)
