package shikomi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No method is long, unless it is one published algorithm in a file of its own. */
class SizeTest {
    private static final int LONGEST = 40;
    private static final Set<String> ALGORITHMS =
            Set.of("Lbfgsb.java cauchyPoint", "SpectralProjectedGradient.java minimise");
    /** A folder of one machine: a home, a scratch folder, a drive. */
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.:/~*])(/(tmp|work|root|home|Users)/\\w|[A-Z]:\\\\\\\\?Users)");

    private static List<Path> sources(String ending, String... roots) throws IOException {
        List<Path> found = new java.util.ArrayList<>();
        for (String root : roots) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().matches(ending)).forEach(found::add);
            }
        }
        return found;
    }

    private static Map<String, Long> methodLines(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, Long> lines = new TreeMap<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                String file =
                        String.valueOf(Path.of(unit.getSourceFile().getName()).getFileName());
                LineMap map = unit.getLineMap();
                new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                        long from = map.getLineNumber(positions.getStartPosition(unit, method));
                        long to = map.getLineNumber(positions.getEndPosition(unit, method));
                        lines.merge(file + " " + method.getName(), to - from + 1, Math::max);
                        return super.visitMethod(method, null);
                    }
                }.scan(unit, null);
            }
        }
        return lines;
    }

    @Test
    void no_method_is_long_but_a_published_algorithm() throws IOException {
        Map<String, Long> lines = methodLines(sources(".*\\.java", "src/main/java"));
        assertThat(lines).hasSizeGreaterThan(500);
        assertThat(lines.entrySet().stream()
                        .filter(method -> method.getValue() > LONGEST)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(ALGORITHMS);
        List<Long> sorted = lines.values().stream().sorted().toList();
        assertThat(sorted.get(sorted.size() * 9 / 10)).isLessThanOrEqualTo(15);
        assertThat(lines.values().stream().sorted().skip(lines.size() / 2).findFirst())
                .hasValueSatisfying(median -> assertThat(median).isLessThanOrEqualTo(8));
    }

    @Test
    void no_source_knows_a_machine() throws IOException {
        for (Path file :
                sources(".*\\.(java|jte|js|css|sql|properties|yaml|md|ipynb)", "src", "recipes", "notebooks")) {
            assertThat(MACHINE_PATH.matcher(Files.readString(file)).find())
                    .as("%s", file)
                    .isFalse();
        }
    }
}
