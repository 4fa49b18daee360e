copy (
  select {{cells}}, capwise_row as x_capwise_row, {{name}} as x_capwise_file
  from (select *, row_number() over () as capwise_row from {{input}})
  where capwise_row in (select file_row_number + 1 from read_parquet({{staged}}, file_row_number = true) where x_capwise_bad)
) to {{target}} (format parquet, compression zstd)
