import { css } from 'lit'

/** The page of the settings, and where they lead to. */
export const settingsStyles = css`
  .settings {
    padding: var(--k-space-2) var(--k-pad) var(--k-space-8);
  }
  .settings fieldset, .settings section {
    max-width: var(--k-measure);
    padding: var(--k-space-4) 0;
    border-bottom: var(--k-hairline) solid var(--k-line);
  }
  .settings legend, .settings h2 {
    float: left;
    width: 100%;
    margin-bottom: var(--k-space-2);
    padding: 0;
    font-weight: var(--k-weight-medium);
  }
  .settings .one, .places a {
    display: flex;
    clear: both;
    align-items: center;
    gap: var(--k-space-2);
    min-height: var(--k-control-height);
  }
  .places {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
    gap: 0 var(--k-space-3);
    clear: both;
  }
  .places a {
    padding: 0 var(--k-space-2);
    margin-inline-start: calc(-1 * var(--k-space-2));
    border-radius: var(--k-radius-m);
  }
  .places a:hover {
    background: var(--k-hover);
  }
  .places .i {
    color: var(--k-text-3);
  }
  .settings input {
    width: var(--k-space-4);
    height: var(--k-space-4);
    margin: 0;
    accent-color: var(--k-accent);
  }
  .settings .as {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--k-space-3);
    padding: var(--k-space-4) 0;
  }
`
