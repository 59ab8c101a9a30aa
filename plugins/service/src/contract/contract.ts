import { boolean, choice, defineContract, type Infer, integer, text } from '@kith/sdk'
import { article } from './article.ts'
import { calendar } from './calendar.ts'
import { serviceCase } from './case.ts'
import { edition } from './edition.ts'
import { escalation } from './escalation.ts'
import { escalated, surveyed } from './hooks.ts'
import { issueType } from './issue-type.ts'
import { level } from './level.ts'
import { message } from './message.ts'
import * as operations from './operations.ts'
import { queue } from './queue.ts'
import { rule } from './rule.ts'
import { survey } from './survey.ts'

const contract = defineContract({
  name: 'service',
  version: '0.1.0',
  main: serviceCase,
  entities: {
    messages: message,
    queues: queue,
    rules: rule,
    calendars: calendar,
    levels: level,
    issueTypes: issueType,
    articles: article,
    published: edition,
    surveys: survey,
    escalations: escalation,
  },
  permissions: {
    'service.read': 'See the cases of a customer and whom to call',
    'service.work': 'Take, answer, move, solve and close cases',
    'service.assign': 'Give cases to people',
    'service.queues': 'See which queues there are',
    'service.answer': 'Find solutions and send them to customers',
    'service.publish': 'Put solutions before readers',
    'service.receiveMail': 'Hand in mails that arrived',
    'service.statistics': 'See how many cases there are and how long they take',
    'service.quality': 'See what customers say of the service',
  },
  operations: {
    take: operations.take,
    assign: operations.assign,
    move: operations.move,
    reply: operations.reply,
    note: operations.note,
    receiveMail: operations.receiveMail,
    solve: operations.solve,
    close: operations.close,
    reopen: operations.reopen,
    escalate: operations.escalate,
    track: operations.track,
    queueNames: operations.queues,
    findSolutions: operations.findSolutions,
    sendSolution: operations.sendSolution,
    publish: operations.publish,
    retire: operations.retire,
    editions: operations.editions,
    ofCustomer: operations.ofCustomer,
    statistics: operations.statistics,
    quality: operations.quality,
    care: operations.care,
  },
  hooks: { escalated, surveyed },
  settings: {
    /** What an answer to a closed case does: it reopens it, or is refused (`service.closed`). */
    closedAnswer: choice(['reopen', 'refuse'], { default: 'reopen' }),
    /** Days after which a solved case is closed by itself; 0 for never. */
    closeAfterDays: integer({ default: 5, min: 0, max: 365 }),
    /** Mails that one case takes in an hour. */
    mailsPerHour: integer({ default: 10, min: 1, max: 1000 }),
    /** The public id of the form that asks how it was; empty: nobody is asked. */
    surveyForm: text({ default: 'service-survey', max: 60 }),
    /** Whether a customer who wrote by form or mail is told his number. */
    acknowledge: boolean({ default: true }),
  },
})

/** Answers under `service` (cases), `service.messages`, `service.queues`, `service.rules`, `service.articles` and more. */
export interface ServiceContract extends Infer<typeof contract> {}
export const serviceContract: ServiceContract = contract
