import { cpus, loadavg, totalmem } from 'node:os'
import { median } from './median.mjs'

/** How it was measured, and the figures beside their targets, in Markdown. */
export function report({ runs, element, startUp, rows, rounds, seconds }) {
  const figures = figuresOf(runs)
  const lines = [...loadLines(figures), ...elementLines(element), ...startLines(startUp)]
  const gigabytes = whole(totalmem() / 1e9)
  return [
    `50 connections, ${rounds} rounds of ${seconds} s, shuffled; medians, ratios of runs in the same round. Limits on the rate are off. A submission is ${rows} rows; every answer was committed durably before it was given.`,
    `Node ${process.versions.node}, ${process.platform}, ${cpus().length} cores, ${gigabytes} GB; load ${loadavg()[0]?.toFixed(1)} at the end.`,
    markdown(lines),
    `With mails held back until later the product takes ${figures.rate('accepting')}, ${two(figures.ratio('accepting', 'floor', 'perSecond'))} of the floor.`,
  ].join('\n\n')
}

/** Rows of what, target, figure and whether it is met. */
export function markdown(lines) {
  return [
    '| What | Target | Figure | Met |',
    '|---|---|---|---|',
    ...lines.map(line => `| ${line.join(' | ')} |`),
  ].join('\n')
}

export function whole(number) {
  return Math.round(number).toLocaleString('en')
}

function figuresOf(runs) {
  const of = (name, what) => median(runs[name].map(run => run[what]))
  return {
    ratio: (name, other, what) => median(runs[name].map((run, i) => run[what] / runs[other][i][what])),
    rate: name => `${whole(of(name, 'perSecond'))}/s`,
    milliseconds: (name, what) => `${whole(of(name, what))} ms`,
    of,
  }
}

function loadLines({ ratio, rate, milliseconds, of }) {
  const share = ratio('product', 'floor', 'perSecond')
  const tail = ratio('product', 'floor', 'p99')
  const delay = of('product', 'delay')
  const taps = 1 - ratio('tapped', 'product', 'perSecond')
  const beside = what => `${milliseconds('product', what)}, floor ${milliseconds('floor', what)}`
  return [
    [
      'submissions a second',
      'at least 0.5 of the floor',
      `${two(share)} (${rate('product')}, floor ${rate('floor')})`,
      met(share >= 0.5),
    ],
    ['p99 of an answer', 'at most 3 times the floor', `${two(tail)} times (${beside('p99')})`, met(tail <= 3)],
    ['p50 of an answer', '', beside('p50'), ''],
    ['event-loop delay p99', 'under 20 ms', beside('delay'), met(delay < 20)],
    ['20 taps that do nothing', 'less than 10 % of the throughput', `${whole(taps * 100)} %`, met(taps < 0.1)],
  ]
}

function elementLines({ gzip, requests, shift }) {
  return [
    ['the element', 'at most 14 kB gzip', `${two(gzip / 1000)} kB`, met(gzip <= 14_000)],
    ['requests before typing', '2', String(requests.length), met(requests.length === 2)],
    ['layout shift with the snippet’s height, on a phone', '0.00', two(shift), met(shift < 0.005)],
  ]
}

function startLines({ seconds, memory }) {
  return [
    ['start on an existing database', 'under 1 s', `${two(seconds)} s`, met(seconds < 1)],
    ['memory when idle', 'under 150 MB', `${whole(memory / 1e6)} MB`, met(memory < 150e6)],
  ]
}

export function ms(number) {
  return `${number.toFixed(1)} ms`
}

export function times(number) {
  return `${number.toFixed(1)} times`
}

export function met(is) {
  return is ? 'yes' : '**no**'
}

export function two(number) {
  return number.toFixed(2)
}
