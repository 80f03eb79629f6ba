package org.khuevan.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A photograph as phones keep it (HEIF, ISO/IEC 23008-12): four tiles in HEVC that are put
/// together when it is shown.
final class TiledHeic {

    private static final int TILES = 4;
    private static final int GRID = TILES + 1;

    private TiledHeic() {}

    /// @param tiles a video of four pictures, each a key frame, as ffmpeg writes it as MP4
    static byte[] of(Path tiles, int width, int height) throws Exception {
        byte[] mp4 = Files.readAllBytes(tiles);
        byte[] meta = meta(mp4, width, height, 0);
        byte[] type = box("ftyp", ascii("heic"), ints(0), ascii("mif1heic"));
        int pictures = type.length + meta.length + 8;
        byte[] data = join(pictures(mp4).toArray(byte[][]::new));
        return join(type, meta(mp4, width, height, pictures), box("mdat", data));
    }

    private static byte[] meta(byte[] mp4, int width, int height, int at) {
        byte[] grid = join(new byte[] {0, 0, 1, 1}, shorts(width, height));
        byte[] places = shorts(0x4400, GRID);
        byte[] items = shorts(GRID);
        byte[] belongs = ints(GRID);
        int next = at;
        List<byte[]> pictures = pictures(mp4);
        for (int tile = 1; tile <= TILES; tile++) {
            int length = pictures.get(tile - 1).length;
            places = join(places, shorts(tile, 0, 0, 1), ints(next, length));
            items = join(items, box("infe", ints(0x02000001), shorts(tile, 0), ascii("hvc1\0")));
            belongs = join(belongs, shorts(tile), new byte[] {2, (byte) 0x81, 2});
            next += length;
        }
        places = join(places, shorts(GRID, 1, 0, 1), ints(0, grid.length));
        items = join(items, box("infe", ints(0x02000000), shorts(GRID, 0), ascii("grid\0")));
        belongs = join(belongs, shorts(GRID), new byte[] {1, 3});
        return box(
                "meta",
                ints(0),
                box("hdlr", ints(0, 0), ascii("pict"), new byte[13]),
                box("pitm", ints(0), shorts(GRID)),
                box("iloc", ints(0x01000000), places),
                box("iinf", ints(0), items),
                box("iref", ints(0), box("dimg", shorts(GRID, TILES, 1, 2, 3, 4))),
                box(
                        "iprp",
                        box(
                                "ipco",
                                boxIn(mp4, "hvcC"),
                                box("ispe", ints(0, width / 2, height / 2)),
                                box("ispe", ints(0, width, height))),
                        box("ipma", ints(0), belongs)),
                box("idat", grid));
    }

    /// The four pictures, which lie one behind the other.
    private static List<byte[]> pictures(byte[] mp4) {
        ByteBuffer sizes = ByteBuffer.wrap(boxIn(mp4, "stsz")).position(20);
        int at = ByteBuffer.wrap(boxIn(mp4, "stco")).getInt(16);
        List<byte[]> pictures = new ArrayList<>();
        for (int tile = 0; tile < TILES; tile++) {
            int length = sizes.getInt();
            pictures.add(java.util.Arrays.copyOfRange(mp4, at, at + length));
            at += length;
        }
        return pictures;
    }

    private static byte[] boxIn(byte[] mp4, String type) {
        int name = new String(mp4, StandardCharsets.ISO_8859_1).indexOf(type);
        int length = ByteBuffer.wrap(mp4).getInt(name - 4);
        return java.util.Arrays.copyOfRange(mp4, name - 4, name - 4 + length);
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] all = join(content);
        return join(ints(all.length + 8), ascii(type), all);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
