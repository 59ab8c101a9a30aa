import { defineContract, type Infer, integer, json } from '@kith/sdk'
import { z } from 'zod'
import { activity } from './activity.ts'
import { conversion } from './conversion.ts'
import { feed } from './feed.ts'
import { assigned, completed, converted, converting, reassigning } from './hooks.ts'
import {
  add,
  assign,
  calendar,
  cancel,
  cancelSeries,
  complete,
  convert,
  delegate,
  feedAddress,
  feedOf,
  followUp,
  log,
  of,
  plan,
  reject,
  renewFeed,
  start,
  statistics,
  today,
} from './operations.ts'
import { type ReportColumn, report, reportColumn } from './report.ts'
import { review } from './review.ts'
import { review as reviewIt, reviewing } from './reviewing.ts'
import { series } from './series.ts'
import { type } from './type.ts'

const contract = defineContract({
  name: 'activities',
  version: '0.1.0',
  main: activity,
  entities: { types: type, series, reviews: review, reports: report, conversions: conversion, feeds: feed },
  permissions: {
    'activities.read': 'See one’s day, the calendar and statistics of activities',
    'activities.work': 'Plan, carry out, report and pass on activities',
    'activities.assign': 'Give activities to one’s people, and review what they did',
    'activities.convert': 'Make something else of an activity',
  },
  operations: {
    plan,
    log,
    add,
    start,
    complete,
    reject,
    cancel,
    cancelSeries,
    delegate,
    assign,
    followUp,
    convert,
    reviewing,
    review: reviewIt,
    today,
    of,
    calendar,
    statistics,
    feedAddress,
    renewFeed,
    feedOf,
  },
  hooks: { converting, reassigning, assigned, completed, converted },
  settings: {
    /** Days after which the superior is told that nothing came of what was assigned (R57); 0 for never. */
    urgentDays: integer({ default: 1, min: 0, max: 365 }),
    normalDays: integer({ default: 3, min: 0, max: 365 }),
    /** Days without a change after which owner and manager are reminded (R58); 0 for never. */
    idleDays: integer({ default: 14, min: 0, max: 365 }),
    /** Days after that reminder until somebody else gets it (R58); 0 for never. */
    reassignDays: integer({ default: 15, min: 0, max: 365 }),
    /** For how many days what was done waits for a manager's review (R64). */
    reviewDays: integer({ default: 30, min: 1, max: 365 }),
    /** Most activities of one series. */
    mostInSeries: integer({ default: 100, min: 1, max: 500 }),
    /** Minutes before an appointment at which calendars remind of it (R71). */
    reminderMinutes: integer({ default: 15, min: 0, max: 1440 }),
    /** The columns of the month's report, in order (R62); none: there is no report. */
    reportColumns: json({
      shape: z.array(reportColumn),
      default: ['owner', 'type', 'planned', 'done', 'rejected', 'cancelled', 'total'] as ReportColumn[],
    }),
  },
})

/** Answers under `activities`, `activities.types`, `.series`, `.reviews`, `.conversions`, `.reports` and `.feeds`. */
export interface ActivitiesContract extends Infer<typeof contract> {}
export const activitiesContract: ActivitiesContract = contract
