(select * replace (case when {{twice}} then cast(0 as decimal(38, 18)) else "EffectiveCost" end as "EffectiveCost"),
    case when {{twice}} then "EffectiveCost" end as {{stated}}
  from {{staged}})
