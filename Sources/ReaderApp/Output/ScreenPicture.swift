package import TerminalGrid

/// A screen as a picture: SVG that needs nothing but a font of even width.
///
/// Columns align whatever the font: every piece of text is told how wide it is, and what is not of
/// an alphabet stands alone in its cell. Frames, bars and the commonest signs are shapes, which
/// leave no seams.
package struct ScreenPicture: Sendable {
  /// Pixels of a cell, and from the text's foot to the cell's top.
  static let (width, height, baseline) = (9, 20, 15)
  private static let fontSize = 15
  /// Pixels between the window's edge and the cells.
  private static let margin = 12

  private let colors: PictureColors
  private let title: String

  /// `foreground` and `ground` (24 bits, as in `Color.rgb`) stand for the terminal's own.
  package init(
    _ styleSheet: @escaping StyleSheet, foreground: UInt32, ground: UInt32, title: String
  ) {
    colors = PictureColors(styleSheet, foreground: foreground, ground: ground)
    self.title = title
  }

  /// A picture of `grid`; the same grid makes the same text.
  package func svg(of grid: Grid, cursor: Position? = nil) -> String {
    let drawing = PictureDrawing(of: grid, cursor: cursor, colors: colors)
    let (columns, rows) = (grid.size.columns * Self.width, grid.size.rows * Self.height)
    let (width, height) = (columns + 2 * Self.margin, rows + 2 * Self.margin)
    let edge = "x=\".5\" y=\".5\" width=\"\(width - 1)\" height=\"\(height - 1)\" rx=\"8\""
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img">
      """,
      "<title>\(PictureText.escaped(title))</title>",
      "<clipPath id=\"w\"><rect \(edge)/></clipPath>",
      "<rect \(edge) fill=\"\(colors.ground)\"/>",
      "<g clip-path=\"url(#w)\"><g transform=\"translate(\(Self.margin) \(Self.margin))\">",
      "<g shape-rendering=\"crispEdges\">",
    ]
    for ground in drawing.grounds {
      lines.append(rect(ground, grid.size))
    }
    lines.append("</g>")
    for (color, path) in drawing.shapes {
      lines.append("<path fill=\"\(color)\" d=\"\(path)\"/>")
    }
    lines.append(
      """
      <g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',\
      'Liberation Mono',monospace" font-size="\(Self.fontSize)">
      """)
    for (look, texts) in drawing.texts {
      lines.append("<g \(look)>" + texts.joined() + "</g>")
    }
    lines += [
      "</g></g></g>", "<rect \(edge) fill=\"none\" stroke=\"\(colors.edge)\"/>", "</svg>",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// A ground; one from side to side goes on to the window's edges.
  private func rect(_ ground: PictureGround, _ size: Size) -> String {
    let area = ground.area
    let margin = area.columns == size.columns ? Self.margin : 0
    let (left, right) = (area.column * Self.width - margin, area.endColumn * Self.width + margin)
    let top = area.row * Self.height - (area.row == 0 ? margin : 0)
    let bottom = area.endRow * Self.height + (area.endRow == size.rows ? margin : 0)
    return """
      <rect x="\(left)" y="\(top)" width="\(right - left)" height="\(bottom - top)" \
      fill="\(ground.color)"/>
      """
  }
}
