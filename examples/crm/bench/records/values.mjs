import { stamp } from './time.mjs'

/** What every record has. */
export function base(id, at, by) {
  const time = stamp(at)
  return { id, version: 1, createdAt: time, createdBy: by, updatedAt: time, updatedBy: by, deletedAt: null }
}

export const money = amount => ({ amount, currency: 'CNY', base: amount })

export const sources = ['website', 'advertising', 'word-of-mouth', 'marketing-event', 'phone-enquiry', 'other']
export const regions = ['east-china', 'north-china', 'south-china', 'west-china', 'overseas']
export const industries = ['construction', 'mining', 'agriculture', 'manufacturing', 'logistics', 'other']
export const machines =
  'excavator,wheel loader,crane,breaker,roller,grader,dumper,paver,forklift,drill,crusher,screen,generator,compressor,pump,conveyor,挖掘机,装载机'.split(
    ',',
  )
