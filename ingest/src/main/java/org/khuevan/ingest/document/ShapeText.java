package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.sl.usermodel.GroupShape;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.SimpleShape;
import org.apache.poi.sl.usermodel.TableCell;
import org.apache.poi.sl.usermodel.TableShape;
import org.apache.poi.sl.usermodel.TextShape;
import org.apache.poi.xslf.usermodel.XSLFDiagram;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;

/// What the shapes of a slide say, without its date, number, header and footer.
final class ShapeText {

    private static final Set<Placeholder> RUNNING =
            Set.of(
                    Placeholder.DATETIME,
                    Placeholder.SLIDE_NUMBER,
                    Placeholder.HEADER,
                    Placeholder.FOOTER);

    /// Programs that put a picture in say where it came from.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?i).*\\.(png|jpe?g|gif|bmp|emf|wmf|tiff?|svg|webp)|(picture|image|graphic"
                            + "|hình ảnh|hình) ?\\d*");

    private final StringBuilder text = new StringBuilder();

    private ShapeText() {}

    static String of(List<? extends Shape<?, ?>> shapes) throws IOException {
        ShapeText said = new ShapeText();
        said.add(shapes);
        return said.text.toString();
    }

    private void add(List<? extends Shape<?, ?>> shapes) throws IOException {
        for (Shape<?, ?> shape : shapes) {
            switch (shape) {
                case GroupShape<?, ?> group -> add(group.getShapes());
                case XSLFDiagram diagram -> add(diagram);
                case TableShape<?, ?> table -> add(table);
                case SimpleShape<?, ?> simple
                        when simple.getPlaceholder() != null
                                && RUNNING.contains(simple.getPlaceholder()) -> {
                    // Runs along with the slides.
                }
                case TextShape<?, ?> words -> line(words.getText());
                case XSLFPictureShape picture ->
                        line(
                                spoken(
                                        ((CTPicture) picture.getXmlObject())
                                                .getNvPicPr()
                                                .getCNvPr()
                                                .getDescr()));
                default -> {
                    // Pictures and lines have no text.
                }
            }
        }
    }

    private void add(XSLFDiagram diagram) throws IOException {
        List<XSLFShape> drawn = SmartArt.shapes(diagram);
        if (drawn.isEmpty()) {
            line(SmartArt.words(diagram));
        } else {
            add(drawn);
        }
    }

    private void add(TableShape<?, ?> table) {
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < table.getNumberOfColumns(); column++) {
                TableCell<?, ?> cell = table.getCell(row, column);
                if (cell != null) {
                    line.append(cell.getText().strip()).append('\t');
                }
            }
            line(line.toString());
        }
    }

    private void line(@Nullable String words) {
        if (words != null && !words.isBlank()) {
            text.append(words.strip()).append('\n');
        }
    }

    /// What a document says instead of a picture, unless it is only the name of a file.
    static String spoken(@Nullable String alternative) {
        String words = alternative == null ? "" : alternative.replaceAll("\\s+", " ").strip();
        return words.isEmpty() || NAME.matcher(words).matches() ? "" : " " + words + " ";
    }
}
