package document

// styleSheet is how pages look: on the screen, and printed on A4.
const styleSheet = `:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 15px/1.5 Arial, "Liberation Sans", Helvetica, sans-serif; }
main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
main > .landscape { width: fit-content; min-width: 100%; max-width: calc(100vw - 2rem); margin-left: 50%; transform: translateX(-50%); }
@media (min-width: 50rem) { main > .table { width: max-content; min-width: 100%; max-width: min(60rem, 50vw + 21rem); } }
@media (max-width: 40rem) { figure { overflow-x: auto; } figure img { width: 36rem; max-width: none !important; } }
main > .landscape > .table { width: fit-content; max-width: 100%; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 .5em; text-wrap: balance; }
h1 { font-size: 1.9rem; margin-top: 0; }
h2 + h3, h3 + h4, h4 + h5 { margin-top: .8em; }
h2 { font-size: 1.5rem; } h3 { font-size: 1.2rem; } h4, h5, h6 { font-size: 1rem; }
p, ul, ol { margin: 0 0 .8em; }
.table { margin: 1.5em 0; overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; line-height: 1.35; border-top: 2px solid #1a1a1a; border-bottom: 2px solid #1a1a1a; }
caption, .caption { caption-side: top; text-align: left; font-weight: bold; padding: 0 0 .5em; }
caption b, figcaption b { font-weight: bold; }
th, td { padding: .25em .4em; text-align: left; vertical-align: top; font-weight: normal; }
th + th, th + td, td + td { padding-left: 1.1em; }
thead th { font-weight: bold; vertical-align: bottom; border-bottom: 1px solid #1a1a1a; }
tbody + tbody { border-top: 1px solid #1a1a1a; }
.total th, .total td { font-weight: bold; }
.n { text-align: right; font-variant-numeric: tabular-nums lining-nums; }
td.n { white-space: nowrap; }
.w { min-width: 9rem; overflow-wrap: break-word; }
.notes { font-size: .8rem; line-height: 1.35; color: #444; margin-top: .5em; }
.notes p { margin: 0 0 .2em; }
blockquote { margin: 0 0 1.1em; padding: .1em 0 .1em 1em; border-left: 3px solid #767676; break-inside: avoid; }
blockquote p { margin: 0; }
blockquote footer { font-size: .85rem; color: #444; }
section[role=doc-endnotes] { font-size: .85rem; margin-top: 2.5em; border-top: 1px solid #1a1a1a; padding-top: .6em; }
figure { margin: 1.5em 0; break-inside: avoid; }
figure img { max-width: 100%; height: auto; }
figcaption { font-size: .9rem; margin-top: .4em; }
small { font-size: .82em; line-height: 1.35; }
code { font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: .9em; }
nav { margin: 1.5em 0 2em; }
nav .contents { font-weight: bold; font-size: 1.2rem; }
nav ul { list-style: none; padding: 0; }
nav .depth-2 { padding-left: 1.5em; } nav .depth-3 { padding-left: 3em; }
nav a { color: inherit; }
hr.page { border: 0; border-top: 1px solid #bbb; margin: 2em 0; }
@page { size: A4; margin: 20mm; @bottom-center { content: counter(page); font: 9pt Arial, "Liberation Sans", sans-serif; } }
@page sideways { size: A4 landscape; margin: 20mm; }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; margin: 0; padding: 0; }
  main > .landscape, main > .table { width: auto; max-width: none; margin-left: 0; transform: none; }
  .landscape { page: sideways; }
  .table { overflow: visible; }
  .table:not(:has(.w, tr:nth-child(31))) { break-inside: avoid; }
  table { font-size: var(--print, 9pt); }
  caption, .caption, figcaption { font-size: 10pt; }
  small { font-size: 8pt; line-height: 1.25; }
  th, td { padding: .15em .3em; overflow-wrap: anywhere; }
  th + th, th + td, td + td { padding-left: .7em; }
  .w { min-width: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
  h1 + p, h2 + p, h3 + p, h4 + p { break-after: avoid; }
  .notes { break-before: avoid; }
  hr.page { visibility: hidden; margin: 0; break-after: page; }
  nav a { text-decoration: none; }
}
`
