/** A running website. */
export interface Website {
  url: string
  close(): Promise<void>
}

/** Serves the website; rejects with the error of the port. `crm` is the CRM's origin, written into the pages. */
export function startWebsite(options: { port?: number; host?: string; crm: string }): Promise<Website>
