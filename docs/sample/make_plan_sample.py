#!/usr/bin/env python3
"""Writes plan-sample.docx beside itself: the plan of an invented municipality.

A valid Word document with what real plans have: an order's date and number, section rows, merged
cells, people with positions, units and groups, and terms in many wordings. Python's own library
only. Run it again after a change; the same text gives the same bytes.
"""

import pathlib
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COLUMNS = [700, 5200, 2000, 3600, 3000]

HEAD = [
    ("right", "Приложение\nк приказу управления образования\nСветлоозёрского муниципального округа\n"
              "от 14.08.2026 № 112-од"),
    ("center", "План мероприятий\nпо методическому сопровождению педагогических работников\n"
               "Светлоозёрского муниципального округа\nна 2026-2027 учебный год"),
    ("both", "Цель: адресная методическая помощь педагогам и руководителям образовательных "
             "организаций округа."),
]
TAIL = [
    ("both", "Контроль за исполнением плана возложить на Орлову Веру Степановну, заместителя "
             "начальника управления образования."),
]

HEADING = ["№ п/п", "Мероприятие", "Срок исполнения", "Ответственные исполнители",
           "Планируемый результат"]

OO = "руководители ОО"
MMC = "МБУ ДПО «Методический центр»"
UO = "Управление образования"
LEBEDEVA = "Лебедева Н.П., методист"
ORLOVA = "Орлова В.С., заместитель начальника управления образования"
SOKOLOV = "Соколов И.Д., главный специалист управления образования"

PLAN = [
    "1. Организационное и документальное обеспечение",
    ("1.1", "Разработка и утверждение планов работы окружных методических объединений",
     "до 15 сентября", MMC + ",\nруководители методических объединений", "Планы утверждены"),
    ("1.2", "Формирование банка данных наставников и молодых педагогов", "сентябрь-октябрь",
     LEBEDEVA, "Банк данных размещён на сайте"),
    ("1.3", "Мониторинг профессиональных дефицитов педагогов", "октябрь 2026 г.",
     LEBEDEVA + ";\n" + OO, "Сводная таблица дефицитов"),
    ("1.4", "Подготовка адресных рекомендаций по результатам мониторинга", "ноябрь 2026 г.", MMC,
     "Рекомендации направлены в школы"),
    ("1.5", "Отчёт о ходе выполнения плана", "ежеквартально до 25 числа", SOKOLOV,
     "Отчёт представлен начальнику управления"),
    ("1.6", "Совещание с заместителями директоров по учебной работе", "ежемесячно", ORLOVA,
     "Протокол совещания"),
    "2. Повышение профессионального мастерства",
    ("2.1", "Семинар «Формирующее оценивание на уроке»", "23 ноября 2026 г.", MMC,
     "Банк заданий"),
    ("2.2", "Единый методический день «Урок для каждого»", "25 ноября 2026 г.",
     MMC + ",\nМБОУ «Озёрская школа»", "Открытые уроки, обмен опытом"),
    ("2.3", "Практикум для учителей начальных классов по читательской грамотности",
     "1 декабря 2026 г.", LEBEDEVA, "Подборка упражнений"),
    ("2.4", "Курсы повышения квалификации для педагогов-наставников", "в течение учебного года",
     MMC, "Не менее 30 обученных наставников"),
    ("2.5", "Мастер-классы победителей конкурсов", "последняя пятница месяца",
     "Лебедева Н.П., методист;\nпедагоги-наставники", "Видеозаписи занятий"),
    ("2.6", "Вебинар по подготовке к итоговой аттестации", "февраль 2027 г.", SOKOLOV,
     "Материалы вебинара"),
    ("2.7", "Индивидуальные консультации педагогов", "по запросу", MMC, "Журнал консультаций"),
    ("2.8", "Посещение уроков молодых педагогов", "с октября по апрель", OO,
     "Карты наблюдений"),
    "3. Конкурсы, конференции и итоги года",
    ("3.1", "Муниципальный этап конкурса «Учитель года»", "10-20 февраля 2027 г.",
     UO + ",\n" + MMC, "Определены победители"),
    ("3.2", "Фестиваль детских садов «Игровая поляна»", "апрель",
     "Зимина О.Л., методист по дошкольному образованию;\nруководители детских садов",
     "Сборник игр"),
    ("3.3", "Педагогические чтения «Школа и семья»", "26 марта 2027 г.", MMC,
     "Сборник выступлений"),
    ("3.4", "Анализ работы методических объединений за год", "не позднее 31 мая", LEBEDEVA,
     "Аналитическая справка"),
    ("3.5", "Подготовка отчёта об исполнении плана", "до 20 июня", SOKOLOV, "Отчёт"),
    ("3.6", "Августовская конференция педагогических работников", "август 2027 г.",
     UO + ",\n" + OO, "Программа и резолюция"),
]


def runs(text, bold=False):
    style = "<w:rPr><w:b/></w:rPr>" if bold else ""
    lines = ["<w:t xml:space=\"preserve\">%s</w:t>" % escape(line) for line in text.split("\n")]
    return "<w:r>%s%s</w:r>" % (style, "<w:br/>".join(lines))


def paragraph(text, align="left", bold=False):
    return '<w:p><w:pPr><w:jc w:val="%s"/></w:pPr>%s</w:p>' % (align, runs(text, bold))


def cell(text, width, span=1, bold=False):
    spans = '<w:gridSpan w:val="%d"/>' % span if span > 1 else ""
    return '<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>%s</w:tc>' % (
        width, spans, paragraph(text, bold=bold))


def table():
    grid = "".join('<w:gridCol w:w="%d"/>' % width for width in COLUMNS)
    edges = "".join('<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>' % edge for edge in
                    ("top", "left", "bottom", "right", "insideH", "insideV"))
    rows = ["<w:tr><w:trPr><w:tblHeader/></w:trPr>%s</w:tr>" % "".join(
        cell(text, width, bold=True) for text, width in zip(HEADING, COLUMNS))]
    for line in PLAN:
        if isinstance(line, str):
            cells = cell(line, sum(COLUMNS), span=len(COLUMNS), bold=True)
        else:
            number, title, term, executors, result = line
            cells = "".join(cell(text, width) for text, width in
                            zip([number, title, term, executors, result], COLUMNS))
        rows.append("<w:tr>%s</w:tr>" % cells)
    return ('<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>%s</w:tblBorders>'
            '</w:tblPr><w:tblGrid>%s</w:tblGrid>%s</w:tbl>') % (
                sum(COLUMNS), edges, grid, "".join(rows))


def document():
    body = [paragraph(text, align, bold=align == "center") for align, text in HEAD]
    body.append(table())
    body += [paragraph(text, align) for align, text in TAIL]
    page = ('<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
            '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="1134" w:header="708" '
            'w:footer="708" w:gutter="0"/></w:sectPr>')
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<w:document xmlns:w="%s"><w:body>%s%s</w:body></w:document>') % (
                MAIN, "".join(body), page)


PARTS = {
    "[Content_Types].xml":
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels":
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": document(),
}


def main():
    target = pathlib.Path(__file__).with_name("plan-sample.docx")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            part = zipfile.ZipInfo(name, date_time=(2026, 8, 14, 9, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, text.encode("utf-8"))


if __name__ == "__main__":
    main()
