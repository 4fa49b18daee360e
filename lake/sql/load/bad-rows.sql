select file_row_number + 1 as row_number, cast("BilledCost" as decimal(38, 18)) as billed
from read_parquet({{file}}, file_row_number = true)
where x_capwise_bad
order by 1
