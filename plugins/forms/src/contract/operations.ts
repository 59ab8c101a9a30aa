import { mutation, query } from '@kith/sdk'
import { z } from 'zod'
import { formDesign, formValue } from './definition.ts'
import { signal } from './signal.ts'
import { attribution, consent, file, reason } from './submission.ts'

/** A visitor's answers after the form's own checks. */
const Answer = z.object({
  form: z.string(),
  key: z.uuid(),
  values: z.record(z.string(), formValue),
  meta: attribution,
  consent: z.array(consent),
  locale: z.string().max(35),
  signals: z.array(signal).max(30),
  files: z.array(file).max(50).default([]),
})

const Stored = z.object({ id: z.string(), message: z.string(), redirect: z.string().nullable() })

/** Stores a submission together with what the taps of `forms.receiving` add. */
export const receive = mutation({ needs: 'forms.receive', internal: true, input: Answer, output: Stored })

/** Stores the submission alone: as spam, or as `unprocessed` with the reason and a job that tries again. */
export const keep = mutation({
  needs: 'forms.receive',
  internal: true,
  input: Answer.extend({ reason: reason.nullable() }),
  output: Stored,
})

/** What was agreed to in a submission counts from now on; once, however often it is confirmed. */
export const confirm = mutation({
  needs: 'forms.receive',
  internal: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
})

/** Answers what was stored under the key that it runs with, else fails with `forms.nothing_stored`. */
export const replay = mutation({ needs: 'forms.receive', internal: true, input: z.object({}), output: Stored })

/** Has the taps run again for a submission that is `unprocessed`, or that is not spam after all. */
export const process = mutation({
  needs: 'forms.process',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.string(), status: z.string() }),
})

/** Adds to the day's counts of a form: event -> how often. What the form does not have is left out. */
export const addUp = mutation({
  needs: 'forms.receive',
  internal: true,
  input: z.object({
    form: z.uuid(),
    site: z.string().max(255),
    events: z.record(z.string().max(80), z.int().min(1).max(20)),
  }),
  output: z.object({}),
})

const Problems = z.object({
  /** `path` is dotted from the design: `steps.0.fields.2`. */
  problems: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
})

/** What keeps a design from being published; with the form that it is for, also where it may not lead. */
export const check = query({
  needs: 'forms.publish',
  input: z.object({ definition: formDesign, form: z.uuid().optional() }),
  output: Problems,
})

/**
 * Puts the draft of a form before its visitors and takes it away. A consent whose text has changed gets a new version, so
 * that the evidence says which text was read. Fails with `forms.nothing_to_publish`.
 */
export const publish = mutation({
  needs: 'forms.publish',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.string(), version: z.number() }),
})

const Day = z.iso.date()

/** How visitors got on with a form, day by day in UTC. */
export const funnel = query({
  needs: 'forms.funnel',
  /** Both days are included; by default the last 30. */
  input: z.object({ id: z.uuid(), from: Day.optional(), to: Day.optional() }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    /** `view`, `start`, each step, `submit`, `success`: how often in all. */
    stages: z.array(z.object({ event: z.string(), count: z.number() })),
    /** By field, how often it kept somebody from going on. */
    errors: z.array(z.object({ field: z.string(), count: z.number() })),
    days: z.array(z.object({ day: z.string(), views: z.number(), successes: z.number() })),
    /** The websites that it stands on, as they were seen. */
    sites: z.array(z.object({ site: z.string(), views: z.number(), successes: z.number(), last: z.string() })),
  }),
})

const Snippet = z.object({
  html: z.string(),
  /** The same with the script in one file, for sites that pin all that they load by `integrity`. */
  complete: z.string(),
  /** Pixels, by the width in which the form stands. */
  heights: z.record(z.string(), z.number()),
  /** For sites whose policy forbids `style` attributes: a rule for their own style sheet. */
  css: z.string(),
  page: z.string(),
})

/** What to paste into a website, with the height reserved that the form will take. Keeps the script that it names. */
export const snippet = mutation({ needs: 'forms.snippet', input: z.object({ id: z.uuid() }), output: Snippet })

/** Makes an open form from names of fields (`email`, `budget:number*`, `size:select=small|large`) and answers its snippet. */
export const make = mutation({
  needs: 'forms.make',
  input: z.object({
    name: z.string().trim().min(1).max(200),
    fields: z.array(z.string().max(2000)).min(1).max(100),
    origin: z.array(z.string().max(255)).max(100).default([]),
    /** Its name in addresses; random when left out. */
    publicId: z.string().max(60).optional(),
    source: z.string().max(60).optional(),
    notify: z.string().max(254).optional(),
    confirm: z.boolean().optional(),
  }),
  output: Snippet.extend({ id: z.string(), publicId: z.string() }),
})
