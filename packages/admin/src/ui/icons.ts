import { html, svg, type TemplateResult } from 'lit'
import {
  Activity,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  ArrowUpDown,
  BookOpen,
  Building2,
  Calendar,
  CalendarCheck,
  ChartNoAxesColumn,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  Circle,
  CircleCheck,
  Clock,
  Columns3,
  Copy,
  Database,
  Download,
  Ellipsis,
  Eye,
  File,
  FileText,
  Funnel,
  Globe,
  GripVertical,
  Handshake,
  Hash,
  HeartPulse,
  History,
  House,
  Inbox,
  KeyRound,
  Layers,
  LifeBuoy,
  Link,
  List,
  ListChecks,
  ListFilter,
  Lock,
  LogOut,
  Mail,
  Megaphone,
  Menu,
  Merge,
  MessageSquare,
  Monitor,
  Network,
  Package,
  Pencil,
  Phone,
  Plus,
  Puzzle,
  Receipt,
  ScrollText,
  Search,
  Send,
  Settings,
  ShieldCheck,
  SlidersHorizontal,
  Smartphone,
  SquareKanban,
  Star,
  Tablet,
  Tag,
  Target,
  Trash2,
  TriangleAlert,
  Type,
  Unplug,
  Upload,
  UserPlus,
  UserRound,
  UsersRound,
  Workflow,
  Wrench,
  X,
} from 'lucide'

/** As Lucide writes it. Its own types are none of what plugins compile against. */
type Drawing = readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number | undefined>>])[]
const named = <Name extends string>(all: Readonly<Record<Name, Drawing>>): typeof all => all

/** The icons that there are, by the names that plugins say (docs/plugins/ui.md). Lucide's, ISC licence. */
const drawings = named({
  activity: Activity,
  restore: ArchiveRestore,
  down: ArrowDown,
  up: ArrowUp,
  sort: ArrowUpDown,
  book: BookOpen,
  building: Building2,
  calendar: Calendar,
  today: CalendarCheck,
  chart: ChartNoAxesColumn,
  check: Check,
  expand: ChevronDown,
  back: ChevronLeft,
  next: ChevronRight,
  here: Circle,
  done: CircleCheck,
  clock: Clock,
  columns: Columns3,
  copy: Copy,
  database: Database,
  download: Download,
  more: Ellipsis,
  eye: Eye,
  file: File,
  record: FileText,
  funnel: Funnel,
  globe: Globe,
  grip: GripVertical,
  handshake: Handshake,
  hash: Hash,
  health: HeartPulse,
  history: History,
  house: House,
  inbox: Inbox,
  key: KeyRound,
  layers: Layers,
  support: LifeBuoy,
  link: Link,
  list: List,
  checklist: ListChecks,
  filter: ListFilter,
  hidden: Lock,
  'log-out': LogOut,
  mail: Mail,
  megaphone: Megaphone,
  menu: Menu,
  merge: Merge,
  message: MessageSquare,
  desktop: Monitor,
  network: Network,
  package: Package,
  pen: Pencil,
  phone: Phone,
  plus: Plus,
  puzzle: Puzzle,
  receipt: Receipt,
  log: ScrollText,
  search: Search,
  send: Send,
  settings: Settings,
  decisions: ShieldCheck,
  sliders: SlidersHorizontal,
  smartphone: Smartphone,
  board: SquareKanban,
  star: Star,
  tablet: Tablet,
  tag: Tag,
  target: Target,
  trash: Trash2,
  warning: TriangleAlert,
  text: Type,
  unplugged: Unplug,
  upload: Upload,
  'user-plus': UserPlus,
  user: UserRound,
  users: UsersRound,
  workflow: Workflow,
  wrench: Wrench,
  close: X,
})

export type Icon = keyof typeof drawings

/** Beside words, so that readers skip it. */
export function icon(name: Icon): TemplateResult {
  return html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${drawings[name].map(shape)}</svg>`
}

/** The icon of that name, if there is one. */
export function iconNamed(name: string | undefined): TemplateResult | undefined {
  return name !== undefined && Object.hasOwn(drawings, name) ? icon(name as Icon) : undefined
}

function shape([tag, attributes]: Drawing[number]): TemplateResult | undefined {
  const { d, cx, cy, r, x, y, width, height, rx, x1, y1, x2, y2, points } = attributes
  if (tag === 'path') return svg`<path d=${d}/>`
  if (tag === 'circle') return svg`<circle cx=${cx} cy=${cy} r=${r}/>`
  if (tag === 'rect') return svg`<rect x=${x} y=${y} width=${width} height=${height} rx=${rx ?? 0}/>`
  if (tag === 'line') return svg`<line x1=${x1} y1=${y1} x2=${x2} y2=${y2}/>`
  if (tag === 'ellipse') return svg`<ellipse cx=${cx} cy=${cy} rx=${rx} ry=${attributes.ry}/>`
  if (tag === 'polyline') return svg`<polyline points=${points}/>`
  if (tag === 'polygon') return svg`<polygon points=${points}/>`
  return undefined
}

export function mark(): TemplateResult {
  return html`<span class="mark" aria-hidden="true"><svg viewBox="0 0 20 20"><path d="M5 3v14M5 11.500 14 3.500M8.700 8.600 14.500 16.500"/></svg></span>`
}
