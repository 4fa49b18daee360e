select count(*) as row_count, sum({{measure}}) as amount, min("BillingCurrency") as first_currency,
  max("BillingCurrency") as last_currency
from {{rows}}
where {{condition}}
