"""Whether a query can be answered from one index, without the rows themselves."""

import re


def columns_read(model, captured):
    """Of the model's table, by the queries that were captured."""
    table = model._meta.db_table
    return {name for query in captured for name in re.findall(rf'"{table}"\."(\w+)"', query["sql"])}


def columns_of_index(model, name):
    index = next(index for index in model._meta.indexes if index.name == name)
    fields = [field.removeprefix("-") for field in (*index.fields, *index.include)]
    if index.condition:
        fields += [lookup.partition("__")[0] for lookup, _value in index.condition.children]
    return {model._meta.get_field(field).column for field in fields}
