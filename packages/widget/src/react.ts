import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { KithForm } from './element.ts'
import type { KithFormEvent, KithFormEvents } from './events.ts'

/** A listener for each event, as React 19 binds them: `onkith-success={event => …}`. */
type Listeners = { [Name in keyof KithFormEvents as `onkith-${Name}`]?: (event: KithFormEvent<Name>) => void }

/** What `<kith-form>` takes in JSX. Properties of the element (`definition`, `messages`) are set as properties. */
export interface KithFormProps
  extends DetailedHTMLProps<HTMLAttributes<KithForm>, KithForm>,
    Listeners,
    Partial<Pick<KithForm, 'definition' | 'messages'>> {
  form?: string
  src?: string
  mode?: 'inline' | 'popup' | 'slide-in' | 'drawer'
  open?: boolean
  trigger?: string
  delay?: number
  frequency?: 'page' | 'session' | number
  locale?: string
  theme?: 'auto' | 'light' | 'dark' | 'none'
  prefill?: 'none' | 'url' | 'url-strip'
  redirect?: string
  'consent-mode'?: 'granted' | 'denied' | 'auto'
  draft?: boolean
  render?: 'shadow' | 'light'
  datalayer?: string
  debug?: boolean
}

declare module 'react' {
  // biome-ignore lint/style/noNamespace: React's types are widened so
  namespace JSX {
    interface IntrinsicElements {
      'kith-form': KithFormProps
    }
  }
}
