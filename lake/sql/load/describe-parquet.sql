describe select * from read_parquet({{file}})
