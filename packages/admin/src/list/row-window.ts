import { VirtualizerController } from '@tanstack/lit-virtual'
import type { LitElement } from 'lit'
import type { ListPlace, RecordRow } from '../data/api.ts'
import type { ListFeed } from './feed.ts'
import { heightOf } from './row-height.ts'

/** The rows of a list that are on screen, of all that are loaded, and how the rest comes as one scrolls. */
export interface RowWindow {
  /** Those that are drawn, and how much room the others take before and behind them. */
  slice(rows: readonly RecordRow[]): {
    readonly rows: readonly RecordRow[]
    /** The place of the first of them among all. */
    readonly first: number
    readonly before: number
    readonly behind: number
  }
  /** The list was drawn. */
  updated(): void
  /** Loads other rows in place of these; until it has settled nothing else is asked for. */
  jump(place: ListPlace): Promise<void>
  /** Which rows are on screen is known with the next frame: only then can it be said whether more are wanted. */
  settle(): Promise<void>
  /** Somebody scrolled: further down, new rows wait. */
  readonly scrolled: () => void
  /** To the top; rows that waited come in. */
  readonly release: () => void
  /** To the top, where other rows will stand. */
  reset(): void
  /** Back as far down as it was. */
  comeBack(): Promise<void>
  /** Puts the focus on a row that is loaded, wherever it is. */
  focus(id: string): Promise<void>
}

/** Rows that are drawn beyond those on screen: until one scrolls; then on the side that one scrolls to, and on the other. */
const beyond = 8
const ahead = 24
const behind = 4
/** How many come and go at a time. */
const step = 8

type Way = 'forward' | 'backward' | undefined

function beyondOf(way: Way): readonly [number, number] {
  if (way === undefined) return [beyond, beyond]
  return way === 'forward' ? [behind, ahead] : [ahead, behind]
}

const nextFrame = () => new Promise(requestAnimationFrame)

/** `feed` answers none while no table stands there. */
export function createRowWindow(host: LitElement, feed: () => ListFeed | undefined): RowWindow {
  let rowHeight = 40
  /** Rows come and go, or the list goes elsewhere: until then nothing is asked for. */
  let isMoving = false
  let isGrowing = false
  /** The rows that were drawn last, and how far down the list is to be now. */
  let drawn: readonly RecordRow[] = []
  let offset: number | undefined
  /** How far down it was when it was last on screen. */
  let top = 0
  /** Which way the list was scrolled last. */
  let way: Way
  const scroller = (): HTMLElement | null => host.renderRoot?.querySelector('.scroller') ?? null
  const controller = new VirtualizerController<HTMLElement, HTMLTableRowElement>(host, {
    getScrollElement: scroller,
    count: 0,
    estimateSize: () => rowHeight,
    // The list is drawn anew when one has scrolled by so many rows, not at every one.
    rangeExtractor({ startIndex, count }) {
      const onScreen = Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight) + 1
      const at = startIndex - (startIndex % step)
      way = virtualizer.scrollDirection ?? way
      const [above, below] = beyondOf(way)
      const first = Math.max(0, at - above)
      const end = Math.min(count, at + step + onScreen + below)
      return Array.from({ length: end - first }, (_, n) => first + n)
    },
  })
  /** The numbers of the first and the last row that are drawn. */
  let ends: readonly [number | undefined, number | undefined] = [undefined, undefined]
  const virtualizer = controller.getVirtualizer()
  virtualizer.setOptions({
    ...virtualizer.options,
    // By itself it has the list drawn anew at every row that one scrolls by.
    onChange() {
      const shown = virtualizer.getVirtualIndexes()
      if (shown[0] === ends[0] && shown.at(-1) === ends[1]) return
      void host.updateComplete.then(() => host.requestUpdate())
    },
  })
  // Asked of a row itself, its height would have the whole page laid out whenever the list is drawn anew, hidden or not.
  const measured = heightOf(height => {
    if (height === 0 || height === rowHeight) return
    rowHeight = height
    virtualizer.measure()
  })
  host.addController({ hostDisconnected: () => measured.watch(null) })
  const ids = () => feed()?.state.value.rows.map(({ id }) => id) ?? []

  /** Whether the rows on screen are drawn: what was hidden is measured first. */
  const isDrawn = () => {
    const { scrollRect } = virtualizer
    const isEmpty = ids().length === 0 || !scroller()
    return isEmpty || (!!scrollRect?.height && !!host.renderRoot.querySelector('tr[data-id]'))
  }
  /** Waits, frame by frame, until it is so, or the list is not on screen any more. */
  const until = async (isSo: () => boolean) => {
    while (!isSo()) {
      if (!host.checkVisibility()) return
      await nextFrame()
      await host.updateComplete
    }
  }
  const settle = async () => {
    await nextFrame()
    await nextFrame()
    isMoving = false
    host.requestUpdate()
  }
  /** More rows at one end, while others may leave at the other. */
  const grow = async (end: 'more' | 'earlier') => {
    if (isMoving) return
    isMoving = true
    isGrowing = true
    await feed()?.[end]()
    await host.updateComplete
    isGrowing = false
    await settle()
  }
  /** What is on screen stays where it is, whatever has come or gone above it: the row with the focus is not drawn anew. */
  const keepPlace = (rows: readonly RecordRow[]) => {
    const before = drawn
    drawn = rows
    if (!isGrowing || before === rows) return
    const at = new Map(rows.map(({ id }, n) => [id, n]))
    const kept = before.findIndex(({ id }) => at.has(id))
    const by = kept < 0 ? 0 : (at.get(before[kept]?.id ?? '') ?? 0) - kept
    if (by === 0) return
    virtualizer.scrollOffset = Math.max(0, (virtualizer.scrollOffset ?? 0) + by * rowHeight)
    offset = virtualizer.scrollOffset
  }
  return {
    slice(rows) {
      virtualizer.setOptions({ ...virtualizer.options, count: rows.length, getItemKey: n => rows[n]?.id ?? n })
      keepPlace(rows)
      const items = virtualizer.getVirtualItems()
      ends = [items[0]?.index, items.at(-1)?.index]
      return {
        rows: items.flatMap(({ index }) => rows[index] ?? []),
        first: items[0]?.index ?? 0,
        before: items[0]?.start ?? 0,
        behind: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
      }
    },
    updated() {
      // A style attribute is what the page's policy forbids; a property is not.
      for (const gap of host.renderRoot.querySelectorAll<HTMLElement>('tr.gap'))
        gap.style.height = `${gap.dataset.height}px`
      const element = scroller()
      if (element && offset !== undefined) element.scrollTop = offset
      offset = undefined
      measured.watch(host.renderRoot.querySelector('tbody tr[data-id]'))
      const state = feed()?.state.value
      const shown = virtualizer.getVirtualItems()
      if (!state || state.error || shown.length === 0) return
      const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0]
      if (state.next !== undefined && last > state.rows.length - 30) void grow('more')
      else if (state.previous !== undefined && first < 30) void grow('earlier')
    },
    async jump(place) {
      isMoving = true
      await feed()?.load(place)
      await host.updateComplete
    },
    settle,
    scrolled() {
      // Where it is not drawn, it is nowhere: the place is the one that it had.
      if (!host.checkVisibility()) return
      top = scroller()?.scrollTop ?? 0
      feed()?.hold(top > 0)
    },
    release() {
      feed()?.hold(false)
      scroller()?.scrollTo({ top: 0 })
    },
    reset() {
      scroller()?.scrollTo({ top: 0 })
      top = 0
    },
    async comeBack() {
      await until(() => {
        const element = scroller()
        if (element) element.scrollTop = top
        // A browser that puts it back by itself says so late: which rows are on screen would not be known.
        element?.dispatchEvent(new Event('scroll'))
        return isDrawn()
      })
    },
    async focus(id) {
      const at = ids().indexOf(id)
      const find = () => host.renderRoot.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(id)}"] a.name`)
      await until(isDrawn)
      for (let frame = 0; !find() && isDrawn() && scroller() && ids().includes(id); frame++) {
        // Rows are drawn a frame after the place is known: only then is it known whether this one is far.
        if (frame > 1) virtualizer.scrollToIndex(at, { align: 'auto' })
        await nextFrame()
        await host.updateComplete
      }
      // By itself the focus would put the row in the middle.
      find()?.focus({ preventScroll: true })
      find()?.closest('tr')?.scrollIntoView({ block: 'nearest' })
    },
  }
}
