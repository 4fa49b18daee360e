read_csv(
  {{file}}, auto_detect = false, header = true, delim = {{delimiter}}, quote = '"', escape = '"', columns = {{columns}},
  nullstr = {{nulls}}, compression = {{compression}}, strict_mode = true, null_padding = false, parallel = true
)
