select min(file_row_number) as row from read_parquet({{file}}, file_row_number = true) where x_capwise_bad
