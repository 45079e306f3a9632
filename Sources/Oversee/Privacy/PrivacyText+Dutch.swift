/// The privacy report in Dutch. `PrivacyText` explains how words and gaps are written.
extension PrivacyText {
  static let dutch = PrivacyText(
    words: """
      months: januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december
      and: en
      or: of
      nothing: niets
      edition.daily: `{{name}}` (het bericht van de dag, {{hour}}.{{minute}} uur)
      edition.weekly: `{{name}}` (het bericht van de week, {{hour}}.{{minute}} uur)
      role.owner: eigenaar van werk
      role.thanked: iemand die bedankt wordt
      role.writer: schrijver van een bericht
      role.absent: afwezige (nooit waarom)
      role.contact: contactpersoon
      role.anniversary: jubilaris (op eigen verzoek)
      place.file: een bestand op deze machine ({{name}})
      place.folder: een map op deze machine ({{name}})
      place.command: het programma {{name}} op deze machine
      place.here: de eigen uitvoer van het programma
      place.secret: een adres dat alleen de dienst mag lezen: [host]
      use.manager: alleen voor de leidinggevende
      use.fallback: als een ander kanaal een bericht misschien niet heeft
      kind.item: werk
      kind.milestone: mijlpalen
      kind.metric: cijfers
      kind.decision: besluiten
      kind.note: ingestuurde berichten
      kind.absence: afwezigheid
      kind.event: agenda-afspraken
      field.owner: eigenaar
      field.people: betrokkenen bij een mijlpaal
      field.from: schrijver
      field.person: wie afwezig is, van wanneer tot wanneer
      field.title: titel
      field.text: tekst
      field.goal: doel
      field.means: klaar als
      field.effect: effect
      field.reason: reden van een deadline
      field.why: waarom iets verviel
      field.labels: labels
      field.touches: wie het raakt
      field.name: naam van een cijfer
      """,
    report: """
      # Dagpost en persoonsgegevens

      Gemaakt op {{day}} {{month}} {{year}} door dagpost {{version}} uit `{{config}}`, voor de ondernemingsraad en de \
      functionaris gegevensbescherming. Hier staat wat deze inrichting doet, zoals het programma gebouwd is. Het is geen juridisch \
      advies. Wat tussen [haken] staat, vult de organisatie zelf in.

      ## 1. In het kort

      - Dagpost leest waar het werk van een team al wordt vastgelegd en plaatst daarover een kort bericht in de chat van het team. \
      Niemand hoeft er iets voor te melden.
      - Mensen staan erin als {{roles}}. Er wordt niets per persoon geteld, gerangschikt of gemeten in tijd, en er is ook geen plek om \
      dat op te slaan.
      - Het draait op één machine van de organisatie. Het spreekt met de bronnen en kanalen hieronder en met niemand anders.
      {{#alarms}}- Wat er misgaat krijgt de beheerder te lezen in het kanaal {{name}} ({{service}}, {{place}}): de namen van teams, \
      bronnen en kanalen, en wat een bron of dienst antwoordde. Namen van mensen horen daar niet bij.{{/alarms}}
      {{#heartbeat}}- Elk uur roept het {{heartbeat}} aan, als teken van leven. Over het team en zijn mensen gaat er niets mee.{{/heartbeat}}
      - De teksten van berichten worden {{bodyDays}} dagen bewaard, de rest {{days}} dagen.
      - {{#unnamed.none}}Niemand heeft gevraagd om niet genoemd te worden.{{/unnamed.none}}{{#unnamed.one}}Eén persoon wordt op eigen \
      verzoek nooit genoemd.{{/unnamed.one}}{{#unnamed.many}}{{unnamed}} mensen worden op eigen verzoek nooit genoemd.{{/unnamed.many}}

      ## 2. Doel en grondslag

      - Verwerkingsverantwoordelijke: [organisatie, contactgegevens]
      - Doel: [waar de berichten voor zijn, en waarvoor ze niet worden gebruikt]
      - Grondslag (AVG artikel 6): [grondslag, met toelichting]
      - Betrokkenen: [leden van de teams hieronder, hoeveel{{#teams.many}} per team{{/teams.many}}; mensen die in teksten van bronnen \
      genoemd worden]
      - Afgesproken met de ondernemingsraad op: [datum]

      ## 3. Wat wordt gelezen en getoond

      {{#teams}}
      ### Team {{title}}

      **Gelezen**, voor {{editions}}:

      | bron | waarvandaan | wat | personen | tekst waarin iemand genoemd kan zijn |
      | --- | --- | --- | --- | --- |
      {{#sources}}| {{title}} (`{{name}}`) | {{places}} | {{kinds}} | {{people}} | {{texts}} |{{/sources}}

      {{#sources}}
      {{#hidesTitles}}- Van `{{name}}` worden geen titels gelezen.{{/hidesTitles}}
      {{#excluded}}- Van `{{name}}` wordt dit helemaal niet gelezen: {{excluded}}.{{/excluded}}
      {{#countsAll}}- Werk van `{{name}}` wordt alleen geteld, voor het team als geheel, en zonder eigenaar gelezen.{{/countsAll}}
      {{#counted}}- Van `{{name}}` wordt dit alleen geteld, voor het team als geheel, en zonder eigenaar gelezen: {{counted}}.{{/counted}}
      {{/sources}}
      {{#absences}}- Van afwezigheid worden een naam en dagen gelezen, nooit een reden. Ze wordt gemeld, en zelf niet \
      opgeslagen.{{/absences}}
      - Een cijfer over minder dan {{smallestGroup}} mensen wordt niet getoond en niet opgeslagen, als de bron vertelt over hoeveel mensen \
      het gaat.
      {{#calendars}}- Vrije dagen komen uit {{calendars}}; alleen hele dagen worden gelezen, met hun titel.{{/calendars}}
      {{#unnamed}}- {{#unnamed.one}}Eén persoon wordt{{/unnamed.one}}{{#unnamed.many}}{{unnamed}} mensen worden{{/unnamed.many}} uit \
      alles wat gelezen wordt weggelaten, voordat er iets wordt opgeslagen.{{/unnamed}}

      **Getoond**, in deze kanalen:

      | kanaal | dienst | gaat naar | lezers |
      | --- | --- | --- | --- |
      {{#channels}}| `{{name}}`{{#use}}, {{use}}{{/use}} | {{service}} | {{place}} | [wie het kan lezen] |{{/channels}}

      {{#owner}}- Eigenaar: met naam achter werk dat klaar, gepland, afgesproken of te laat is.{{/owner}}
      {{#thanked}}- Bedankt: bij een mijlpaal, of in een bedankje dat een collega of klant schreef.{{/thanked}}
      {{#writer}}- Schrijver: achter een bericht dat iemand voor de update instuurde, als die zijn naam gaf.{{/writer}}
      {{#absent}}- Afwezig: de naam en de laatste dag, in het bericht van die dag of van de werkdag ervoor.{{/absent}}
      {{#contact}}- Contactpersoon: bij wie je waarvoor terechtkunt, zoals de inrichting zegt ({{contacts}}).{{/contact}}
      {{#anniversary}}- Jubilaris: {{#anniversaries.one}}één persoon wil{{/anniversaries.one}}{{#anniversaries.many}}\
      {{anniversaries}} mensen willen{{/anniversaries.many}} graag dat een jubileum gemeld wordt. Een geboortedatum is niet \
      bekend.{{/anniversary}}
      {{#manager}}- De leidinggevende hoort daarnaast welke afspraken blijven uitlopen en welk gepland werk stil van zijn lijst verdween, \
      met de eigenaar als die er is, en of prioriteiten en doelen nog iets zeggen, zonder namen.{{/manager}}

      {{/teams}}
      ## 4. Wat wordt bewaard, en hoe lang

      In één bestand, `ledger.sqlite` in `{{state}}`, dat alleen de gebruiker van de dienst kan lezen.{{#keepsCalendars}} Daarnaast \
      staan de laatste kopieën van de agenda's met vrije dagen.{{/keepsCalendars}} Er staat geen wachtwoord en geen adres van een webhook in.

      | wat | personen erin | hoe lang |
      | --- | --- | --- |
      | Teksten van berichten, zoals ze geplaatst zijn | zoals getoond | {{bodyDays}} dagen |
      | Welke regel in welk bericht stond, en op grond waarvan | zoals getoond | {{days}} dagen; wie afwezig was {{bodyDays}} dagen |
      | Wat bronnen het laatst gaven | eigenaars, betrokkenen, teksten | tot het {{days}} dagen niet meer gelezen is |
      | Ingestuurde berichten | schrijver, tekst | {{days}} dagen |
      | Cijfers per dag, aantallen afgerond en open werk | geen | {{days}} dagen; van afgerond werk het totaal langer |
      | Welke soorten werk ooit zijn afgerond, en wanneer voor het eerst | geen | zolang het bestand bestaat |
      | Waarom een bron niet gelezen of een bericht niet geplaatst kon worden | als een antwoord iemand noemt | met het bericht, \
      hooguit {{days}} dagen; van een bron tot die weer werkt |

      - Wat ouder is, wordt elke dag verwijderd en in het bestand overschreven.
      - Elke dag komt er een kopie van het bestand in de map `backups` ernaast; de laatste {{backups}} blijven staan, dus wat \
      verwijderd is, is daar {{backups}} dagen later ook uit. Kopieën van vlak voor een nieuwe versie van Dagpost blijven hooguit \
      {{upgradeDays}} dagen staan, en niet meer dan twee.
      - Een beschadigd bestand wordt apart gezet in de map `corrupt`, tot iemand het weggooit: [termijn].
      - Wat geplaatst is, blijft in de chat staan zolang de chat het bewaart: [termijn].
      - Het logboek van de machine vertelt welk bericht van welk team waarheen ging, en haalt waarden aan die niet gelezen konden worden: \
      [termijn].
      - Kopieën die de organisatie van deze machine maakt: [termijn].

      ## 5. Wat niet gebeurt

      - Geen aantallen, ranglijsten, scores, doorlooptijden of reactietijden van personen: ze worden niet berekend, niet getoond en niet \
      opgeslagen. De tabellen hebben er geen kolom voor, en een test bewaakt dat.
      - Geen reden van afwezigheid. Een agenda-afspraak die iemand van `people:` noemt en zegt waarom die er niet is, wordt niet \
      gelezen.
      - Geen cijfers over minder dan {{groups}} mensen, als de bron zegt om hoeveel mensen het gaat.
      - Niemand wordt door het bericht aangesproken (geen @vermelding), en niemand krijgt persoonlijk een herinnering.
      - Er gaat niets naar anderen dan de hosts hierboven: geen cloud van de maker, geen gebruiksstatistieken.
      - Wat Dagpost niet kan weten: hoeveel mensen een team heeft. In een heel klein team zeggen ook cijfers van het team iets over ieder van \
      hen: [aantal leden per team]. En wat mensen zelf in een titel of bericht schrijven, leest het niet na.

      ## 6. Wat mensen kunnen vragen

      - **Niet genoemd worden.** Wie onder `unnamed:` staat, wordt vanaf dan weggelaten uit alles wat gelezen wordt, in alle spellingen.
      - **Vergeten worden.** `dagpost ledger forget NAAM` haalt iemand uit alles wat bewaard is, ook uit de bytes van het bestand en \
      van de kopieën in `backups`. Het noemt bestanden in `corrupt`, die iemand moet weggooien. Berichten in de chat, eigen kopieën van de \
      organisatie en de bronnen zelf worden er niet mee bereikt.
      - **Weten wat er bewaard is.** `dagpost ledger forget NAAM --dry-run` vertelt hoeveel van wat bewaard is iemand noemt, en verandert \
      niets; `dagpost preview` toont het volgende bericht.
      - **Iets laten verbeteren.** In de bron: de volgende keer dat die gelezen wordt, klopt het.
      - Waar je het vraagt: [contact].

      ## 7. Waar dit verslag bij helpt

      - Ondernemingsraad (WOR artikel 27 lid 1 onder k, verwerken van persoonsgegevens, en onder l, voorzieningen waarmee aanwezigheid, \
      gedrag of prestaties waargenomen kunnen worden): paragraaf 3 tot en met 5 zeggen wat er wel en niet kan. Of instemming nodig is, \
      bepalen organisatie en ondernemingsraad.
      - AVG artikel 5 (minimale gegevens, beperkt bewaren): paragraaf 3, 4 en 5. Artikel 6 (grondslag): paragraaf 2. Artikel 13 \
      (informeren): paragraaf 2 tot en met 6. Artikel 30 (register): het geheel, als ontwerp van een regel.
      """)
}
