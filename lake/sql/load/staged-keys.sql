select distinct x_capwise_source as source, "BillingAccountId" as account, "BillingMonth" as period, "BillingCurrency" as currency
from {{staged}}
