"""Small faults that are put into a module: each mutant differs from it in one place."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from types import CodeType

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_LOGS = frozenset({"logger", "LOGGER"})
_UNTOUCHED = frozenset({"annotation", "returns", "decorator_list", "ctx"})
_OVERLONG = 160

Functions = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Mutant:
    """`owner` is the qualified name of the function that it changes, "" for a statement of the module or of a class.

    `change` says what stood there and what stands there now. `code` is the whole module's.
    """

    owner: str
    line: int
    change: str
    code: CodeType


def mutants_of(source: str, path: str, parts: tuple[str, ...] = ()) -> Iterator[Mutant]:
    """Every mutant of a module; `parts` are the functions, classes and constants it is confined to, empty: all of it.

    Texts stay as they are, and so do annotations, docstrings, and what is only logged.
    """
    tree = ast.parse(source)
    for owner, part, statement in _statements(tree.body, "", ""):
        if not parts or part in parts:
            for line, change in _changes(statement):
                yield Mutant(owner, line, change, compile(tree, path, "exec"))


def _statements(body: list[ast.stmt], owner: str, part: str) -> Iterator[tuple[str, str, ast.AST]]:
    """What may be mutated: who runs it, the name of the part of the module that it is in, and the tree."""
    for statement in body:
        name = ".".join(filter(None, (part, getattr(statement, "name", ""))))
        if isinstance(statement, ast.ClassDef):
            yield from _statements(statement.body, owner, name)
        elif isinstance(statement, Functions):
            yield name, name, statement
            yield owner, name, statement.args
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            yield owner, ".".join(filter(None, (part, ast.unparse(target)))), statement


def _changes(root: ast.AST) -> Iterator[tuple[int, str]]:
    """Makes one change after the other in the tree, and takes it back when the next one is asked for."""
    for parent, child, put in list(_places(root)):
        for changed in _replacements(parent, child):
            shown = child if isinstance(child, ast.stmt) or not isinstance(parent, ast.expr) else parent
            before = _short(shown)
            put(changed)
            after = _short(changed if shown is child else parent)
            ast.fix_missing_locations(ast.copy_location(changed, child))
            yield getattr(child, "lineno", 0), f"{before} -> {after}"
            put(child)
        yield from _inside(child)


def _places(root: ast.AST) -> Iterator[tuple[ast.AST, ast.AST, Callable[[ast.AST], object]]]:
    """Every node below the root with its parent and a way to put another one there, annotations left out."""
    for name, value in ast.iter_fields(root):
        if name in _UNTOUCHED or (name == "args" and isinstance(root, Functions)):
            continue
        if _is_docstring(root) or _only_logs(root):
            return
        if isinstance(value, ast.AST):
            yield root, value, partial(setattr, root, name)
            yield from _places(value)
        elif isinstance(value, list):
            for at, each in enumerate(value):
                if isinstance(each, ast.AST):
                    yield root, each, partial(value.__setitem__, at)
                    yield from _places(each)


def _inside(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Changes of a node's own parts that are no nodes: the operators, and the elements of a set."""
    line = getattr(node, "lineno", 0)

    def tried(holder: ast.AST, name: str, new: object) -> Iterator[tuple[int, str]]:
        old, before = getattr(holder, name), _short(node)
        setattr(holder, name, new)
        yield line, f"{before} -> {_short(node)}"
        setattr(holder, name, old)

    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            for other in _COMPARED[type(operator)]:
                yield from tried(node, "ops", [*node.ops[:at], other(), *node.ops[at + 1 :]])
    elif isinstance(node, ast.BoolOp):
        yield from tried(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _CALCULATED:
        yield from tried(node, "op", _CALCULATED[type(node.op)]())
    elif isinstance(node, ast.Set):
        for at in range(len(node.elts) if len(node.elts) > 1 else 0):
            yield from tried(node, "elts", node.elts[:at] + node.elts[at + 1 :])


def _replacements(parent: ast.AST, node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    if isinstance(node, ast.Constant) and not isinstance(parent, ast.JoinedStr | ast.FormattedValue):
        if isinstance(node.value, bool):
            yield ast.Constant(not node.value)
        elif isinstance(node.value, int | float):
            yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Return) and node.value is not None and not _is_empty(node.value):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom):
        if not _only_logs(node):
            yield (
                ast.Expr(ast.Constant(None))
                if isinstance(node.value, ast.Call)
                else ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
            )
    elif isinstance(node, ast.Raise):
        yield ast.Pass()
    elif isinstance(node, ast.Break):
        yield ast.Continue()
    elif isinstance(node, ast.Continue):
        yield ast.Break()
    if _is_condition(parent, node) and isinstance(node, ast.Name | ast.Attribute | ast.Call | ast.NamedExpr):
        yield ast.UnaryOp(ast.Not(), node)


def _is_condition(parent: ast.AST, node: ast.AST) -> bool:
    if isinstance(parent, ast.If | ast.IfExp | ast.While):
        return parent.test is node
    return isinstance(parent, ast.BoolOp) or (isinstance(parent, ast.comprehension) and node in parent.ifs)


def _is_empty(node: ast.AST) -> bool:
    """Whether it is None, or as good as None wherever a caller asks only whether there is anything."""
    return ast.unparse(node) in {"None", "[]", "()", "{}", "False"}


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _only_logs(node: ast.AST) -> bool:
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and ast.unparse(call.func).partition(".")[0] in _LOGS


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
    return text if len(text) <= _OVERLONG else f"{text[:_OVERLONG]}…"
