set global timezone = 'UTC';
set global parquet_metadata_cache = true;
set global preserve_insertion_order = true;
