(select {{cells}} from read_parquet({{file}}))
