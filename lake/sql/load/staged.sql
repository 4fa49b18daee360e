(select *, file_row_number + 1 as x_capwise_row from read_parquet({{files}}, union_by_name = true, file_row_number = true)
  where {{kept}})
