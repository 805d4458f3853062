"""The sorting of operators: what a rule names, and what none does."""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Operator:
    """An operator as its framework registers it, with the names of what could say a place."""

    name: str
    texts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rules:
    """Names, or patterns with `*`, for each sort; a name goes before a pattern.

    An operator that no rule names is unknown, so a newer framework adds nothing to what may run.
    """

    harmless: list[str]
    forms: tuple[str, ...]
    """Endings of operators that do what the harmless one does whose name stands before."""
    outside: dict[str, list[str]]
    """By what of the outside is touched: files, network, process and so on."""
    unknown: list[str]
    text_arguments: list[str] | None = None
    """All text that harmless operators may take, if given."""
    places: list[str] = field(default_factory=list)
    """Text that no harmless operator may take."""


def sort(operators: list[Operator], rules: Rules) -> tuple[dict[str, list[str]], list[str]]:
    """Each operator once by its sort, and those that no rule names.

    Fails where the rules contradict themselves or name what is not there.
    """
    sorts = {"harmless": rules.harmless}
    sorts |= {f"outside {reason}": names for reason, names in rules.outside.items()}
    sorts |= {"unknown": rules.unknown}
    sorted_names: dict[str, list[str]] = {sort: [] for sort in sorts}
    known = {operator.name for operator in operators}
    used: set[str] = set()
    unruled: list[str] = []
    for operator in operators:
        sort, rule = sort_of(operator.name, sorts, rules.forms)
        used.add(rule)
        if not rule:
            unruled.append(operator.name)
        if sort == "harmless":
            check_texts(operator, rules)
        sorted_names[sort].append(operator.name)
    stale = [
        rule
        for names in sorts.values()
        for rule in names
        if rule not in used and ("*" in rule or rule not in known)
    ]
    if stale:
        raise SystemExit(f"Rules that name no operator: {' '.join(stale)}")
    return {sort: sorted(names) for sort, names in sorted_names.items()}, sorted(unruled)


def sort_of(name: str, sorts: dict[str, list[str]], forms: tuple[str, ...]) -> tuple[str, str]:
    """The sort of one operator, and the rule that says it ("" where none does)."""
    named = [sort for sort, rules in sorts.items() if name in rules]
    if len(named) > 1:
        raise SystemExit(f"{name} is named as {' and as '.join(named)}")
    if named:
        return named[0], name
    matched = [
        (sort, rule)
        for sort, rules in sorts.items()
        for rule in rules
        if "*" in rule and fnmatchcase(name, rule)
    ]
    if len({sort for sort, _ in matched}) > 1:
        raise SystemExit(f"{name} is matched by {matched}")
    if matched:
        return matched[0]
    for form in forms:
        stem = name.removesuffix(form)
        if stem != name and not stem.endswith(":"):
            sort, rule = sort_of(stem, {"harmless": sorts["harmless"], "unknown": []}, forms)
            if sort == "harmless":
                return sort, rule
    return "unknown", ""


def check_texts(operator: Operator, rules: Rules) -> None:
    """That a harmless operator takes no text that could name a file or a host."""
    forbidden = operator.texts & set(rules.places)
    if rules.text_arguments is not None:
        forbidden |= operator.texts - set(rules.text_arguments)
    if forbidden:
        raise SystemExit(f"{operator.name} is called harmless, but takes {sorted(forbidden)}")
