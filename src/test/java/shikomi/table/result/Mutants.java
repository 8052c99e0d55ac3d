package shikomi.table.result;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import shikomi.table.file.Xlsx;

/** Files as they should not be: truncated, blown up, of other encodings, with formulas, with garbage. */
public final class Mutants {
    private static final List<String> REFERENCES =
            List.of("XFD1048576", "ZZZ9999999", "A0", "FXSHRXW1", "1A", "", "A1:XFD1048576", "A-1");
    private static final List<String> VALUES = List.of(
            "1E999999999",
            "-1E-999999999",
            "NaN",
            "99999999999999999999",
            "<f>WEBSERVICE(\"http://127.0.0.1/\")</f>",
            "&lt;b>");

    private static final List<String> PIECES = List.of(
            "10.1038/s41586-019-1234-5",
            "C20231",
            "m^9",
            "10³",
            "½",
            "(",
            ")",
            "%",
            "µ",
            "×10",
            "1,",
            "1.",
            "1:30",
            "〃",
            "\"",
            "±",
            "2024-05-01",
            "令和6年5月8日",
            "<",
            "-",
            "E9",
            "=A1",
            "℃",
            "/kg",
            "①",
            "bal.");
    private static final String LETTERS = "abcdegkmMnPsµ°%0123456789^/*·.-+()²³¹⁻ ~<>±：，水℃";
    private static final List<String> FORMATS = List.of(
            "0%",
            "0.00%;[Red]-0%",
            "[h]:mm",
            "mm:ss",
            "yyyy&quot;年&quot;m&quot;月&quot;",
            "# ?/?",
            "0.0,",
            "General",
            "@",
            "[$¥-411]0",
            "0&quot; kg&quot;",
            ";;;",
            "[",
            "&quot;",
            "ggge",
            "h:mm AM/PM",
            "\\\\",
            "0E+00");

    private final List<byte[]> texts = new ArrayList<>();
    private final List<byte[]> books = new ArrayList<>();

    public Mutants() {
        String csv = "experiment,Cs,FA,anneal (°C),solvent,lifetime (h),note\n"
                + "E-001,0.1,0.9,100,DMF,80,良い\n,0.2,0.8,110,DMSO,<3,\n,0.3,0.7,120,DMF,failed,\"a\nb\"\n".repeat(4);
        texts.add(csv.getBytes(StandardCharsets.UTF_8));
        texts.add(csv.replace(',', '\t').getBytes(Charset.forName("windows-31j")));
        texts.add(csv.getBytes(StandardCharsets.UTF_16));
        books.add(Xlsx.of(
                "s",
                List.of("Cs", "FA", "anneal (K)", "solvent", "lifetime"),
                List.of(List.of("0.5", "0.5", "373.15", "DMF", "80"), List.of("0.4", "0.6", "〃", "DMF", "=1+1"))));
        Path real = Path.of("../shared/data/visible/messy_xlsx");
        for (String name : List.of("lnp_two_row_header.xlsx", "ink_ja_transposed_merged.xlsx")) {
            if (Files.exists(real.resolve(name))) {
                try {
                    books.add(Files.readAllBytes(real.resolve(name)));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
    }

    /** The mutant of a number; the same number is the same file. */
    public byte[] of(int number) {
        SplittableRandom random = new SplittableRandom(number);
        byte[] text = texts.get(random.nextInt(texts.size())).clone();
        byte[] book = books.get(random.nextInt(books.size())).clone();
        return switch (random.nextInt(number % 50 == 0 ? 14 : 11)) {
            case 0 -> cut(random, text);
            case 1 -> cut(random, book);
            case 2 -> noisy(random, text);
            case 3 -> noisy(random, book);
            case 4 -> garbage(random);
            case 5 -> spliced(random, text, book);
            case 6, 7, 8 -> part(random, book);
            case 9 -> named(random, text);
            case 10 -> formatted(random, book);
            case 11 -> (random.nextBoolean() ? "x," : "1;").repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            case 12 -> bomb(random, book);
            default -> ("a,b\n" + "1,2\n".repeat(random.nextInt(4_000_000))).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] cut(SplittableRandom random, byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private static byte[] noisy(SplittableRandom random, byte[] bytes) {
        for (int i = random.nextInt(1, 30); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] garbage(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(5_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] spliced(SplittableRandom random, byte[] a, byte[] b) {
        byte[] both = new byte[a.length + b.length];
        boolean first = random.nextBoolean();
        System.arraycopy(first ? a : b, 0, both, 0, first ? a.length : b.length);
        System.arraycopy(first ? b : a, 0, both, first ? a.length : b.length, first ? b.length : a.length);
        return both;
    }

    /** Headings, units and cells are identifiers, powers and letters of all kinds. */
    private static byte[] named(SplittableRandom random, byte[] text) {
        String plain = new String(text, StandardCharsets.UTF_8);
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            String written = random.nextBoolean() ? letters(random) : piece.repeat(random.nextInt(1, 40));
            int from = random.nextInt(plain.length());
            plain = plain.substring(0, from) + written + plain.substring(Math.min(plain.length(), from + 3));
        }
        return plain.getBytes(StandardCharsets.UTF_8);
    }

    private static String letters(SplittableRandom random) {
        StringBuilder letters = new StringBuilder(random.nextBoolean() ? "(" : "");
        for (int i = random.nextInt(1, 25); i > 0; i--) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.append(random.nextBoolean() ? ")" : "").toString();
    }

    /** Every number has another format, a real one or none. */
    private static byte[] formatted(SplittableRandom random, byte[] book) {
        Map<String, byte[]> parts = parts(book);
        String styles = new String(parts.getOrDefault("xl/styles.xml", new byte[0]), StandardCharsets.UTF_8);
        String code = FORMATS.get(random.nextInt(FORMATS.size()));
        String changed = styles.replaceAll(
                        "formatCode=\"[^\"]*\"", Matcher.quoteReplacement("formatCode=\"" + code + "\""))
                .replaceAll("numFmtId=\"0\"", "numFmtId=\"" + random.nextInt(70) + "\"");
        parts.put("xl/styles.xml", changed.getBytes(StandardCharsets.UTF_8));
        return zipped(parts);
    }

    /** One part of the workbook is another: its XML says other places, values, types, or is broken. */
    private static byte[] part(SplittableRandom random, byte[] book) {
        Map<String, byte[]> parts = parts(book);
        List<String> names =
                parts.keySet().stream().filter(n -> n.startsWith("xl/")).toList();
        String name = names.get(random.nextInt(names.size()));
        String xml = new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
        parts.put(name, changed(random, xml).getBytes(StandardCharsets.UTF_8));
        if (random.nextInt(10) == 0) {
            parts.remove(names.get(random.nextInt(names.size())));
        }
        return zipped(parts);
    }

    private static String changed(SplittableRandom random, String xml) {
        String reference = REFERENCES.get(random.nextInt(REFERENCES.size()));
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return switch (random.nextInt(9)) {
            case 0 -> xml.replaceFirst("r=\"[A-Z]+\\d+\"", "r=\"" + reference + "\"");
            case 1 -> xml.replaceAll("<v>[^<]*</v>", "<v>" + value.replaceAll("<.*", "7") + "</v>");
            case 2 -> xml.replaceFirst("<v>", Matcher.quoteReplacement("<f>A1*2</f><v>"));
            case 3 ->
                xml.replaceAll(
                        "t=\"s\"",
                        "t=\"" + List.of("n", "b", "e", "d", "str", "?").get(random.nextInt(6)) + "\"");
            case 4 -> xml.replaceFirst("\\?>", "?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>");
            case 5 -> xml.substring(0, random.nextInt(xml.length() + 1));
            case 6 -> xml.replaceAll("ref=\"[^\"]*\"", "ref=\"" + reference + "\"");
            case 7 -> xml.replaceFirst("<row", "<row".repeat(random.nextInt(1, 4)));
            default -> xml.replaceAll("Id=\"", "Id=\"x").replaceAll("s=\"\\d+\"", "s=\"999999999\"");
        };
    }

    /** A few kilobytes that unpack to many megabytes: blanks, cells, strings or attributes. */
    private static byte[] bomb(SplittableRandom random, byte[] book) {
        Map<String, byte[]> parts = parts(book);
        String sheet = parts.keySet().stream()
                .filter(name -> name.startsWith("xl/worksheets/"))
                .findFirst()
                .orElse("xl/worksheets/sheet1.xml");
        int size = 70_000_000;
        String unit = List.of(
                        " ",
                        "<row><c><v>1</v></c></row>",
                        "<row><c t=\"inlineStr\"><is><t>abcdefghij</t></is></c></row>",
                        "a")
                .get(random.nextInt(4));
        String head = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData"
                + (unit.equals("a") ? " b=\"" : ">");
        parts.remove(sheet);
        return zipped(parts, sheet, head, unit, size / unit.length());
    }

    private static Map<String, byte[]> parts(byte[] book) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = ZipFile.builder().setByteArray(book).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
            return parts;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] zipped(Map<String, byte[]> parts) {
        return zipped(parts, "docProps/none", "", "", 0);
    }

    private static byte[] zipped(Map<String, byte[]> parts, String more, String head, String unit, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            zip.putNextEntry(new ZipEntry(more));
            zip.write(head.getBytes(StandardCharsets.UTF_8));
            byte[] thousand = unit.repeat(1000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times / 1000; i++) {
                zip.write(thousand);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }
}
