read_parquet({{file}})
