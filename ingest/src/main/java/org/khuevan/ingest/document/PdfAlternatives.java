package org.khuevan.ingest.document;

import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// What a tagged PDF says instead of its pictures (ISO 32000-1, 14.7 and 14.9.3), by the marked
/// content in which they stand, or, as LibreOffice has it, by their place on the page. Files of
/// others may have trees that lead back into themselves.
final class PdfAlternatives {

    private static final int MOST = 200_000;
    private static final COSName ALT = COSName.getPDFName("Alt");
    private static final COSName PAGE = COSName.getPDFName("Pg");

    /// Two places are one if they share so much of what they cover together.
    private static final double SAME = 0.6;

    private final Map<COSDictionary, Map<Integer, String>> said = new IdentityHashMap<>();
    private final Map<COSDictionary, List<Box>> boxes = new IdentityHashMap<>();
    private final Set<COSBase> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Part> waiting = new ArrayDeque<>();

    /// A part of the tree.
    ///
    /// @param page on which it stands, if that is known
    /// @param words that are said instead of it, or empty
    private record Part(COSBase what, @Nullable COSDictionary page, String words) {}

    /// Where something stands on a page of which something is said.
    private record Box(Rectangle2D place, String words) {}

    PdfAlternatives(PDDocument pdf) {
        COSDictionary root =
                pdf.getDocumentCatalog()
                        .getCOSObject()
                        .getCOSDictionary(COSName.getPDFName("StructTreeRoot"));
        if (root != null) {
            wait(root.getItem(COSName.K), null, "");
        }
        for (int i = 0; i < MOST && !waiting.isEmpty(); i++) {
            look(waiting.pop());
        }
    }

    /// What is said instead of a picture, or empty.
    ///
    /// @param mark of the marked content in which it stands, or -1
    /// @param place in the page's own units
    String of(COSDictionary page, int mark, Rectangle2D place) {
        String marked = said.getOrDefault(page, Map.of()).getOrDefault(mark, "");
        return marked.isEmpty()
                ? boxes.getOrDefault(page, List.of()).stream()
                        .filter(box -> isSame(box.place(), place))
                        .map(Box::words)
                        .findFirst()
                        .orElse("")
                : marked;
    }

    private static boolean isSame(Rectangle2D one, Rectangle2D other) {
        Rectangle2D both = one.createIntersection(other);
        Rectangle2D all = one.createUnion(other);
        return both.getWidth() > 0
                && both.getHeight() > 0
                && both.getWidth() * both.getHeight() >= SAME * all.getWidth() * all.getHeight();
    }

    private void look(Part part) {
        switch (part.what()) {
            case COSNumber mark -> say(part, mark.intValue());
            case COSArray parts -> parts.forEach(inner -> wait(inner, part.page(), part.words()));
            case COSDictionary element -> look(element, part);
            default -> {
                // Nothing that a tree has.
            }
        }
    }

    private void look(COSDictionary element, Part part) {
        COSDictionary own = element.getCOSDictionary(PAGE);
        COSDictionary page = own == null ? part.page() : own;
        String words = ShapeText.spoken(element.getString(ALT)).strip();
        String meant = words.isEmpty() ? part.words() : words;
        wait(element.getItem(COSName.K), page, meant);
        if (!words.isEmpty() && page != null) {
            box(element)
                    .ifPresent(place ->
                            boxes.computeIfAbsent(page, _ -> new ArrayList<>())
                                    .add(new Box(place, words)));
        }
        // A piece of marked content, and not an element.
        if (element.containsKey(COSName.MCID)) {
            say(new Part(element, page, meant), element.getInt(COSName.MCID));
        }
    }

    /// Where an element's attributes say that it stands (14.8.5.4.3).
    private static Optional<Rectangle2D> box(COSDictionary element) {
        COSBase attributes = element.getDictionaryObject(COSName.A);
        COSArray box =
                attributes instanceof COSDictionary layout
                        ? layout.getCOSArray(COSName.BBOX)
                        : null;
        if (box == null || box.size() != 4) {
            return Optional.empty();
        }
        PDRectangle place = new PDRectangle(box);
        return Optional.of(
                new Rectangle2D.Double(
                        place.getLowerLeftX(),
                        place.getLowerLeftY(),
                        place.getWidth(),
                        place.getHeight()));
    }

    private void wait(@Nullable COSBase item, @Nullable COSDictionary page, String words) {
        COSBase what = item instanceof COSObject reference ? reference.getObject() : item;
        if (what instanceof COSNumber || what != null && known.add(what)) {
            waiting.push(new Part(what, page, words));
        }
    }

    private void say(Part part, int mark) {
        if (part.page() != null && !part.words().isEmpty()) {
            said.computeIfAbsent(part.page(), _ -> new HashMap<>()).putIfAbsent(mark, part.words());
        }
    }
}
