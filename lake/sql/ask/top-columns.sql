select file_name as file, name, coalesce(num_children, 0) as children from parquet_schema({{files}})
