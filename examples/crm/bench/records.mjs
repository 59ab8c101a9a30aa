// What a firm of a hundred salespeople has in five years beside its leads: the same records for the same number. What is
// about the same time stands near to one another, as in a database that grew.
export * from './records/account.mjs'
export * from './records/activity.mjs'
export * from './records/campaign.mjs'
export * from './records/case.mjs'
export * from './records/ids.mjs'
export * from './records/lead.mjs'
export * from './records/opportunity.mjs'
export * from './records/people.mjs'
export * from './records/sizes.mjs'
export * from './records/time.mjs'
