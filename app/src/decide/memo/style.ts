/** Print on A4 is light; a screen may be dark. Hues of EBITDA and cash mean nothing else. */
export const style = `
:root{color-scheme:light;--canvas:#fff;--ink:#17191f;--second:#4d5361;--rule:#d9dbe0;--wash:#f4f5f7;
--ebitda:#3346c8;--cash:#0b7f8f;--favorable:#2a7a3f;--unfavorable:#b8430f}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--canvas:#14161a;--ink:#eceef2;--second:#b3b9c5;
--rule:#353a44;--wash:#1d2026;--ebitda:#8fa0ff;--cash:#4cc3d1;--favorable:#6fcf8b;--unfavorable:#ff9b6b}}
*{box-sizing:border-box}
html{background:var(--canvas)}
body{margin:0;color:var(--ink);font:15px/1.45 system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;
overflow-wrap:anywhere}
main{max-width:960px;margin:0 auto;padding:32px 20px}
h1{font-size:1.6em;line-height:1.2;margin:0}
h2{font-size:1em;margin:0 0 4px}
h3{font-size:1em;margin:0 0 4px}
p,ul{margin:0 0 6px}
ul{padding-left:1.2em}
.about{color:var(--second);margin:2px 0 0}
.lead{font-size:1.15em;font-weight:600;line-height:1.35}
.sections{display:grid;grid-template-columns:minmax(0,1fr);gap:20px 28px;margin-top:20px}
.sections>section{border-top:1px solid var(--rule);padding-top:8px}
.appendix{margin-top:48px}
.appendix>h2{font-size:1.3em;margin-bottom:12px}
.appendix>section{margin-bottom:26px}
.appendix svg{max-width:640px}
.appendix figure{margin-bottom:10px}
.scroll{overflow-x:auto}
.scroll:focus-visible{outline:2px solid var(--ebitda);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.88em;margin-bottom:6px;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--second);padding-bottom:3px;caption-side:top}
th,td{padding:3px 8px 3px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule);font-weight:400;
overflow-wrap:normal;word-break:normal}
td{overflow-wrap:break-word}
thead th{color:var(--second);font-weight:600}
tbody th{font-weight:500}
th:last-child,td:last-child{padding-right:0}
.number{text-align:right}
data{white-space:nowrap}
.apart{padding-left:18px}
th[scope=colgroup]{text-align:right;border-bottom:0}
thead tr:first-child:not(:last-child) td{border-bottom:0}
.total>*{font-weight:600;border-top:1px solid var(--second)}
figure{margin:0}
svg{display:block;width:100%;height:auto;font-family:inherit;font-size:9px}
svg text{fill:var(--ink)}
svg .quiet{fill:var(--second)}
svg .end{text-anchor:end}
svg .middle{text-anchor:middle}
svg .rule{stroke:var(--rule);stroke-width:.7}
svg .zero{stroke:var(--second);stroke-width:1}
svg .axis{stroke:var(--ink);stroke-width:1}
svg .dashed{stroke:var(--second);stroke-width:.8;stroke-dasharray:3 2}
svg .cash{stroke:var(--cash);stroke-width:2;fill:none}
svg .other{stroke:var(--cash);stroke-width:1.1;stroke-dasharray:5 2.5;fill:none}
svg .band{fill:var(--cash);fill-opacity:.16}
svg .fill-cash{fill:var(--cash)}
svg .fill-ebitda{fill:var(--ebitda)}
svg .fill-step{fill:var(--second);fill-opacity:.55}
svg .favorable{fill:var(--favorable);fill-opacity:.85}
svg .unfavorable{fill:var(--unfavorable);fill-opacity:.85}
svg .mark{fill:var(--canvas);stroke:var(--ink);stroke-width:1.3}
svg .flip{fill:var(--ink)}
figcaption{color:var(--second);font-size:.8em}
figcaption .reference{display:block;font-size:.85em}
footer{border-top:1px solid var(--rule);color:var(--second);font-size:.8em;margin-top:24px;padding-top:6px}
@media screen{td.number{white-space:nowrap}
caption{max-width:calc(100vw - 40px)}}
@media screen and (min-width:760px){.sections{grid-template-columns:repeat(2,minmax(0,1fr))}
.tall{grid-row:span 2}
.sections>section:not(.half){grid-column:1/-1}}
@page{size:A4;margin:11mm 13mm 15mm}
@media print{body{font-size:8.3pt;line-height:1.27}
main{max-width:none;padding:0}
h1{font-size:1.7em}
h2,h3{font-size:1.05em;margin-bottom:1pt}
p,ul{margin-bottom:2pt}
.lead{font-size:1.15em}
.sections{grid-template-columns:repeat(2,minmax(0,1fr));gap:5pt 14pt;margin-top:5pt}
.sections>section{padding-top:3pt;break-inside:avoid}
.sections>section:not(.half){grid-column:1/-1}
.scroll{overflow:visible}
table{font-size:.92em;margin-bottom:2pt}
.tall{grid-row:span 2}
th,td{padding:1pt 5pt 1pt 0}
caption{padding-bottom:1pt}
.appendix{margin-top:0;break-before:page}
.appendix>section{margin-bottom:12pt}
.appendix svg{max-width:140mm}
h2,h3,caption{break-after:avoid}
thead{display:table-header-group}
tr,figure{break-inside:avoid}
.dense{font-size:7.3pt;line-height:1.2}
.dense th,.dense td{padding-top:.5pt;padding-bottom:.5pt}
.dense svg{max-height:33mm}
.dense .sections{gap:3pt 14pt;margin-top:3pt}
footer{display:none}}
`;
