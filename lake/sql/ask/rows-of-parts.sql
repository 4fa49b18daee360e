read_parquet({{files}}, union_by_name = {{union}}, filename = {{filename}})
