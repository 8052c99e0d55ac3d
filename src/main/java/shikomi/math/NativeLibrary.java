package shikomi.math;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Unpacks OpenBLAS from its jar into the user's cache folder, once, and loads it. */
final class NativeLibrary {
    /** The files of each platform, each after its dependencies. */
    private static final Map<String, List<String>> FILES = Map.of(
            "linux-x86_64", List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0"),
            "linux-arm64", List.of("libgcc_s.so.1", "libgfortran.so.5", "libopenblas.so.0"),
            "macosx-arm64",
                    List.of("libgcc_s.1.1.dylib", "libquadmath.0.dylib", "libgfortran.5.dylib", "libopenblas.0.dylib"),
            "windows-x86_64", List.of("libopenblas.dll"));

    private NativeLibrary() {}

    /** @throws IOException if there is no library for this platform or the cache cannot be written */
    static void load() throws IOException {
        String platform = platform();
        List<String> files = FILES.get(platform);
        if (files == null) {
            throw new IOException("no OpenBLAS is packed for " + platform);
        }
        List<URLConnection> packed = new ArrayList<>();
        for (String file : files) {
            packed.add(open("/org/bytedeco/openblas/" + platform + "/" + file));
        }
        // The total size is part of the folder's name, so that another version's files are never mistaken for these.
        long size =
                packed.stream().mapToLong(URLConnection::getContentLengthLong).sum();
        Path folder = Files.createDirectories(cache().resolve("openblas-" + platform + "-" + size));
        for (int i = 0; i < files.size(); i++) {
            System.load(unpack(packed.get(i), folder.resolve(files.get(i))).toString());
        }
    }

    private static URLConnection open(String entry) throws IOException {
        URL resource = NativeLibrary.class.getResource(entry);
        if (resource == null) {
            throw new IOException(entry + " is not on the class path");
        }
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        return connection;
    }

    private static Path unpack(URLConnection packed, Path target) throws IOException {
        if (!Files.exists(target)) {
            Path partial = Files.createTempFile(target.getParent(), "unpacking", ".part");
            try (InputStream in = packed.getInputStream()) {
                Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return target;
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (system.startsWith("win") ? "windows" : system.startsWith("mac") ? "macosx" : "linux")
                + "-"
                + (machine.equals("aarch64") ? "arm64" : machine.equals("amd64") ? "x86_64" : machine);
    }

    private static Path cache() throws IOException {
        String set = System.getenv("XDG_CACHE_HOME");
        String local = System.getenv("LOCALAPPDATA");
        Path wanted = set != null && !set.isBlank()
                ? Path.of(set)
                : local != null ? Path.of(local) : Path.of(System.getProperty("user.home"), ".cache");
        Path folder = wanted.resolve("shikomi");
        try {
            return Files.createDirectories(folder);
        } catch (IOException readOnly) {
            return Files.createTempDirectory("shikomi");
        }
    }
}
