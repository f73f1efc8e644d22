"""Usage and help of command lines."""

import os as _os

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."


class HelpFormatter:
    """Lays out usage and help."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            try:
                columns = int(_os.environ["COLUMNS"])
            except (KeyError, ValueError):
                columns = 0
            width = (columns if columns > 0 else 80) - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._width = width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._indent = 0
        self._action_max_length = 0
        # Sections: (heading, items); an item is a function that gives its text.
        self._sections = [[None, [], 0]]

    def start_section(self, heading):
        self._indent += self._indent_increment
        self._sections.append([heading, [], self._indent])

    def end_section(self):
        section = self._sections.pop()
        self._indent -= self._indent_increment
        self._sections[-1][1].append(lambda: self._format_section(section))

    def _format_section(self, section):
        heading, items, indent = section
        before, self._indent = self._indent, indent
        text = "".join([part for part in [item() for item in items] if part])
        self._indent = before
        if not text:
            return ""
        if heading is not SUPPRESS and heading is not None:
            return f"\n{' ' * before}{heading}:\n{text}\n"
        return f"\n{text}\n"

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._sections[-1][1].append(lambda: self._format_text(text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._sections[-1][1].append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action)) + self._indent]
        for subaction in self._iter_indented_subactions(action):
            lengths.append(len(self._format_action_invocation(subaction)) + self._indent + self._indent_increment)
        self._action_max_length = max(self._action_max_length, *lengths)
        self._sections[-1][1].append(lambda: self._format_action(action))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = "".join([part for part in [item() for item in self._sections[0][1]] if part])
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text.strip("\n") + "\n" if text else text

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._indent, 11)
        return self._fill_text(text, width, " " * self._indent) + "\n\n"

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            usage = usage % dict(prog=self._prog)
        elif not actions:
            usage = self._prog
        else:
            options = [a for a in actions if a.option_strings]
            positionals = [a for a in actions if not a.option_strings]
            option_parts = self._usage_parts(options, groups)
            positional_parts = self._usage_parts(positionals, groups)
            prog = self._prog
            usage = " ".join([prog] + option_parts + positional_parts)
            width = self._width - self._indent
            if len(prefix) + len(usage) > width:
                usage = self._wrapped_usage(prog, option_parts, positional_parts, prefix, width)
        return f"{prefix}{usage}\n\n"

    def _wrapped_usage(self, prog, options, positionals, prefix, width):
        def lines_of(parts, indent, first=None):
            lines = []
            line = []
            length = (len(first) if first is not None else len(indent)) - 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + " ".join(line))
                    line = []
                    length = len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(prog) + 1)
            if options:
                lines = lines_of([prog] + options, indent, prefix)
                lines.extend(lines_of(positionals, indent))
            elif positionals:
                lines = lines_of([prog] + positionals, indent, prefix)
            else:
                lines = [prog]
        else:
            indent = " " * len(prefix)
            lines = lines_of(options + positionals, indent)
            if len(lines) > 1:
                lines = lines_of(options, indent) + lines_of(positionals, indent)
            lines = [prog] + lines
        return "\n".join(lines)

    def _usage_parts(self, actions, groups):
        """What stands for each argument in the usage; groups that exclude each other are joined with bars."""
        parts = []
        done = set()
        for action in actions:
            if id(action) in done:
                continue
            group = next((g for g in groups if action in g._group_actions), None)
            members = [a for a in group._group_actions if a.help is not SUPPRESS] if group else []
            if group and members and all(a in actions for a in group._group_actions) \
                    and self._are_adjacent(actions, group._group_actions):
                done.update(id(a) for a in group._group_actions)
                inside = [self._usage_part(a, True) for a in members]
                if len(inside) > 1:
                    inside[0] = ("(" if group.required else "[") + inside[0]
                    inside[-1] += ")" if group.required else "]"
                    for i in range(len(inside) - 1):
                        inside[i] += " |"
                    parts.extend(inside)
                else:
                    parts.append(inside[0] if group.required else f"[{inside[0]}]")
            elif action.help is not SUPPRESS:
                parts.append(self._usage_part(action, False))
        return parts

    def _are_adjacent(self, actions, members):
        start = actions.index(members[0])
        return actions[start:start + len(members)] == members

    def _usage_part(self, action, in_group):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            part = self._format_args(action, default)
            if in_group and part[:1] == "[" and part[-1:] == "]":
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            default = self._get_default_metavar_for_optional(action)
            part = f"{action.option_strings[0]} {self._format_args(action, default)}"
        if not action.required and not in_group:
            part = f"[{part}]"
        return part

    def _format_action(self, action):
        help_position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - help_position, 11)
        action_width = help_position - self._indent - 2
        header = self._format_action_invocation(action)
        space = " " * self._indent
        if not action.help:
            parts = [f"{space}{header}\n"]
        elif len(header) <= action_width:
            parts = [f"{space}{header:<{action_width}}  "]
            first = 0
        else:
            parts = [f"{space}{header}\n"]
            first = help_position
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, help_width)
                parts.append(" " * first + lines[0] + "\n")
                for line in lines[1:]:
                    parts.append(" " * help_position + line + "\n")
        elif not parts[0].endswith("\n"):
            parts.append("\n")
        for subaction in self._iter_indented_subactions(action):
            self._indent += self._indent_increment
            parts.append(self._format_action(subaction))
            self._indent -= self._indent_increment
        return "".join(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return " ".join(self._metavar_formatter(action, default)(1))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join([f"{option} {args}" for option in action.option_strings])

    def _metavar_formatter(self, action, default):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{" + ",".join(map(str, action.choices)) + "}"
        else:
            result = default
        return lambda count: result if isinstance(result, tuple) else (result,) * count

    def _format_args(self, action, default):
        get = self._metavar_formatter(action, default)
        nargs = action.nargs
        if nargs is None:
            return get(1)[0]
        if nargs == OPTIONAL:
            return f"[{get(1)[0]}]"
        if nargs == ZERO_OR_MORE:
            metavar = get(1)
            return f"[{metavar[0]} [{metavar[1]} ...]]" if len(metavar) == 2 else f"[{metavar[0]} ...]"
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % get(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return f"{get(1)[0]} ..."
        if nargs == SUPPRESS:
            return ""
        try:
            return " ".join(["%s"] * nargs) % get(nargs)
        except TypeError:
            raise ValueError("invalid nargs value") from None

    def _expand_help(self, action):
        params = dict(vars(action), prog=self._prog)
        for name in list(params):
            if params[name] is SUPPRESS:
                del params[name]
            elif hasattr(params[name], "__name__"):
                params[name] = params[name].__name__
        if params.get("choices") is not None:
            params["choices"] = ", ".join([str(c) for c in params["choices"]])
        return self._get_help_string(action) % params

    def _iter_indented_subactions(self, action):
        return action._get_subactions() if hasattr(action, "_get_subactions") else ()

    def _split_lines(self, text, width):
        import textwrap

        return textwrap.wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        import textwrap

        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds defaults to the help of arguments."""

    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the types of arguments instead of their names."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


def _is_negative_number(text):
    """-1, -1.5 or -.5."""
    digits = text[1:]
    return text[:1] == "-" and digits.replace(".", "", 1).isdecimal() and not digits.endswith(".")


# They are named as what argparse shows.
for _made in (HelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter, ArgumentDefaultsHelpFormatter,
              MetavarTypeHelpFormatter):
    _made.__module__ = "argparse"
del _made
