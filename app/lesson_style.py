"""Typography of Markdown documents: margins and sizes in em, so that they follow the font; tints made from the palette."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

#: Size of headings by level; deeper ones are as large as the text.
_HEADINGS = {1: 1.5, 2: 1.2}


def monospaced(font: QFont) -> QFont:
    """The system's fixed-width font, sized to stand beside ``font``."""
    code = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    code.setPixelSize(max(1, round(0.95 * QFontInfo(font).pixelSize())))
    return code


def tint(palette: QPalette, strength: float) -> QColor:
    """The text colour at ``strength`` in [0, 1], to lay over whatever the background is."""
    color = palette.text().color()
    color.setAlphaF(strength)
    return color


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs of a document, those in tables included."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def is_code(block: QTextBlock) -> bool:
    """Whether the paragraph is a line of a code block."""
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeLanguage)


def dress(document: QTextDocument, font: QFont, palette: QPalette) -> None:
    """Styles what ``setMarkdown`` made."""
    em = QFontInfo(font).pixelSize()
    document.setDefaultFont(font)
    document.setDocumentMargin(round(0.6 * em))
    document.setIndentWidth(round(1.8 * em))
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, em, palette)
    for block in blocks(document):
        QTextCursor(block).setBlockFormat(_block_format(block, em, palette))
        for start, end, format in _fragments(block):
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(_text_format(block, format, font, palette))


def _dress_table(table: QTextTable, em: float, palette: QPalette) -> None:
    format = table.format()
    format.setBorder(1)
    format.setBorderCollapse(True)
    format.setBorderBrush(tint(palette, 0.15))
    format.setCellPadding(0.3 * em)
    format.setTopMargin(0.4 * em)
    format.setBottomMargin(0.8 * em)
    table.setFormat(format)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            inside = cell.format()
            inside.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
            cell.setFormat(inside)


def _block_format(block: QTextBlock, em: float, palette: QPalette) -> QTextBlockFormat:
    format, next = block.blockFormat(), block.next()
    heights = QTextBlockFormat.LineHeightTypes
    format.setLineHeight(0.3 * em, heights.LineDistanceHeight.value)
    format.setTopMargin(em if format.headingLevel() and block.blockNumber() else 0.0)
    quoted = format.intProperty(QTextFormat.Property.BlockQuoteLevel)
    format.setLeftMargin(round(1.2 * em) * quoted)
    format.setRightMargin(0)
    bottom = 0.6
    if is_code(block):
        # The background does not cover a distance between lines.
        format.setLineHeight(0, heights.SingleHeight.value)
        format.setBackground(tint(palette, 0.05))
        format.setNonBreakableLines(False)
        bottom = 0.0 if is_code(next) else 0.8
    elif QTextCursor(block).currentTable():
        bottom = 0.0
    elif block.textList() and next.textList():
        bottom = 0.25
    format.setBottomMargin(bottom * em)
    return format


def _text_format(block: QTextBlock, format: QTextCharFormat, font: QFont, palette: QPalette) -> QTextCharFormat:
    """``format`` as it should look in this paragraph."""
    level = block.blockFormat().headingLevel()
    if format.fontFixedPitch():
        format.setFont(monospaced(font))
        if not is_code(block):
            format.setBackground(tint(palette, 0.07))
    if level:
        format.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        size = round(_HEADINGS.get(level, 1.0) * QFontInfo(font).pixelSize())
        format.setProperty(QTextFormat.Property.FontPixelSize, size)
        format.setFontWeight(QFont.Weight.DemiBold)
    if format.isAnchor():
        format.setForeground(palette.link())
    return format


def _fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Start, end and format of each run of equally formatted characters."""
    found, each = [], block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        found.append((fragment.position(), fragment.position() + fragment.length(), fragment.charFormat()))
        each += 1
    return found
