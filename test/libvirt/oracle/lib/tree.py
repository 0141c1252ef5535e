"""A document as plain nested lists [name, {attribute: value}, [child...], text], names as written, by expat alone."""
from xml.parsers import expat


def tree(data):
    """None for what expat does not read."""
    top = ["", {}, [], ""]
    stack = [top]

    def start(name, attributes):
        element = [name, attributes, [], ""]
        stack[-1][2].append(element)
        stack.append(element)

    def end(_name):
        stack.pop()

    def text(value):
        stack[-1][3] += value

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return None
    return top[2][0]
