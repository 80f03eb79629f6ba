package org.khuevan.ingest.document;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/// The pictures that stand on pages and are large enough to show something, with what is said
/// instead of them; one that comes back, such as a logo, only where it stands first.
final class PdfPictures extends PDFStreamEngine {

    /// Of the page's width.
    private static final float LEAST_PART = 0.2f;

    private static final int LEAST_PIXELS = 120;
    private static final long MOST_PIXELS = 40_000_000;

    private final PdfAlternatives alternatives;
    private final Set<COSBase> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Integer> marks = new ArrayDeque<>();
    private List<Found> found = new ArrayList<>();
    private COSDictionary page = new COSDictionary();
    private float least;

    PdfPictures(PDDocument pdf) {
        alternatives = new PdfAlternatives(pdf);
        addOperator(new BeginMarkedContentSequence(this));
        addOperator(new BeginMarkedContentSequenceWithProperties(this));
        addOperator(new EndMarkedContentSequence(this));
        addOperator(new Concatenate(this));
        addOperator(new DrawObject(this));
        addOperator(new SetGraphicsStateParameters(this));
        addOperator(new Save(this));
        addOperator(new Restore(this));
        addOperator(new SetMatrix(this));
    }

    /// @param alternative what the document says instead of it, or empty
    record Found(BufferedImage image, String alternative) {}

    /// In the order in which they are drawn; those that cannot be read are left out.
    List<Found> of(PDPage page) {
        found = new ArrayList<>();
        marks.clear();
        this.page = page.getCOSObject();
        least = LEAST_PART * page.getCropBox().getWidth();
        try {
            processPage(page);
        } catch (IOException | RuntimeException _) {
            // What came before the damage is kept.
        }
        return found;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (!operator.getName().equals("Do")
                || operands.isEmpty()
                || !(operands.getFirst() instanceof COSName name)) {
            super.processOperator(operator, operands);
            return;
        }
        PDXObject object = getResources().getXObject(name);
        switch (object) {
            case PDImageXObject image -> picture(image);
            case PDFormXObject form -> showForm(form);
            case null, default -> {
                // Nothing that is seen.
            }
        }
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        int inherited = marks.isEmpty() ? -1 : marks.peek();
        marks.push(properties == null ? inherited : properties.getInt(COSName.MCID, inherited));
    }

    @Override
    public void endMarkedContentSequence() {
        marks.poll();
    }

    private void picture(PDImageXObject image) throws IOException {
        Matrix place = getGraphicsState().getCurrentTransformationMatrix();
        boolean shows =
                place.getScalingFactorX() >= least
                        && image.getWidth() >= LEAST_PIXELS
                        && image.getHeight() >= LEAST_PIXELS / 2
                        && (long) image.getWidth() * image.getHeight() <= MOST_PIXELS;
        if (shows && known.add(image.getCOSObject())) {
            int mark = marks.isEmpty() ? -1 : marks.peek();
            found.add(new Found(image.getImage(), alternatives.of(page, mark, bounds(place))));
        }
    }

    /// A picture is drawn as a square of one unit.
    private static Rectangle2D bounds(Matrix place) {
        return place.createAffineTransform()
                .createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1))
                .getBounds2D();
    }
}
