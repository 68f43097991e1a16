"""Tables as files that other programs open: CSV, XLSX, JSON, and the data package that names them. No list of persons is among them."""

from wuhua.outputs.data.commas import csv_bytes
from wuhua.outputs.data.notation import json_bytes
from wuhua.outputs.data.proof import check_data
from wuhua.outputs.data.shape import Shape
from wuhua.outputs.data.tables import Part, Table, tables_of
from wuhua.outputs.data.workbook import xlsx_bytes

__all__ = ["Part", "Shape", "Table", "check_data", "csv_bytes", "json_bytes", "tables_of", "xlsx_bytes"]
