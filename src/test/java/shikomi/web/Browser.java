package shikomi.web;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import shikomi.message.Language;
import shikomi.message.Message;

/** A real Chromium that a person sits in front of. */
final class Browser implements AutoCloseable {
    private static final List<Path> CHROMIUM = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final List<Path> DRIVER =
            List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/lib/chromium-browser/chromedriver"));
    private static final Path SCREENS = Path.of("target", "screens");

    private final ChromeDriver driver;
    private final Language language;
    private final String name;
    private final boolean scripts;
    private int shots;
    private int taps;

    private Browser(ChromeDriver driver, Language language, String name, boolean scripts) {
        this.driver = driver;
        this.language = language;
        this.name = name;
        this.scripts = scripts;
    }

    /** Opens a window; where there is no Chromium the test is skipped, or fails where it is mandatory. */
    static Browser open(Language language, boolean scripts, Path profile) {
        Path chromium = found(CHROMIUM);
        Path chromedriver = found(DRIVER);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + profile,
                "--lang=" + language.code());
        options.setExperimentalOption(
                "prefs",
                Map.of(
                        "intl.accept_languages",
                        language.code(),
                        "profile.managed_default_content_settings.javascript",
                        scripts ? 1 : 2));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(5));
        driver.manage().window().setSize(new Dimension(1200, 1000));
        return new Browser(driver, language, language.code() + (scripts ? "" : "-no-script"), scripts);
    }

    private static Path found(List<Path> places) {
        return places.stream().filter(Files::isExecutable).findFirst().orElseGet(() -> {
            if (Boolean.getBoolean("shikomi.mandatory")) {
                throw new AssertionError("None of " + places + " is here, and browser tests are mandatory");
            }
            Assumptions.abort("Skipped: none of " + places + " is here");
            throw new IllegalStateException();
        });
    }

    void go(String url) {
        driver.get(url);
    }

    String w(String key, Object... arguments) {
        return Message.of("web." + key, arguments).in(language);
    }

    void click(String key, Object... arguments) {
        String words = w(key, arguments);
        for (String tag : List.of("button", "a", "label", "summary")) {
            List<WebElement> found = quickly(By.xpath("//main//" + tag + "[normalize-space()=" + quoted(words) + "]"));
            if (!found.isEmpty()) {
                WebElement before = driver.findElement(By.tagName("main"));
                found.getFirst().click();
                taps++;
                waitUntilGone(before);
                return;
            }
        }
        throw new AssertionError("There is no `" + words + "` on " + driver.getCurrentUrl() + ":\n" + text());
    }

    /** Until the page, or its main part, has been replaced. */
    private static void waitUntilGone(WebElement before) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < end) {
            try {
                before.getTagName();
                Thread.sleep(20);
            } catch (WebDriverException gone) {
                return;
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private List<WebElement> quickly(By by) {
        driver.manage().timeouts().implicitlyWait(Duration.ZERO);
        try {
            return driver.findElements(by);
        } finally {
            driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(5));
        }
    }

    private static String quoted(String words) {
        return "\"" + words + "\"";
    }

    void type(String id, String text) {
        WebElement field = driver.findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
    }

    /** Types on the keypad of bench mode, where there are scripts; then taps beside it. */
    void press(String id, String keys) {
        if (!scripts) {
            type(id, keys);
            return;
        }
        driver.executeScript("document.activeElement.blur()");
        driver.findElement(By.id(id)).click();
        for (String key : keys.chars().mapToObj(Character::toString).toList()) {
            driver.findElement(By.xpath("//*[@class='keypad']/button[.='" + key + "']"))
                    .click();
        }
        driver.executeScript("document.activeElement.blur()");
    }

    void choose(String name, String value) {
        driver.findElement(By.cssSelector("input[name=" + name + "][value=" + value + "]"))
                .click();
    }

    /** A tap on a field, then the keyboard. */
    void tapAndType(String id, String text) {
        WebElement field = driver.findElement(By.id(id));
        field.click();
        taps++;
        field.sendKeys(text);
    }

    /** How often the screen was touched. */
    int taps() {
        return taps;
    }

    /** Chooses a file. */
    void choose(Path file) {
        driver.findElement(By.cssSelector("input[type=file]"))
                .sendKeys(file.toAbsolutePath().toString());
    }

    /** Presses a visible button of the form that stays on the page. */
    void pick(String attribute, String value) {
        driver.findElement(By.cssSelector("form[data-draft] button[" + attribute + "='" + value + "']:not(.unseen)"
                        + (attribute.equals("type") ? ":not([name])" : "")))
                .click();
        taps++;
    }

    /** Presses a key in a field. */
    void key(String id, CharSequence key) {
        driver.findElement(By.id(id)).sendKeys(key);
    }

    /** Sends the Enter that ends a word to the first field, or Ctrl and Enter to the page; whether it was refused. */
    boolean enter(boolean composing) {
        return Boolean.TRUE.equals(driver.executeScript(
                "const e = new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, isComposing: arguments[0],"
                        + " bubbles: true, cancelable: true});"
                        + "(arguments[0] ? document.getElementById('y0.0') : document.body).dispatchEvent(e);"
                        + "return e.defaultPrevented",
                composing));
    }

    /** Until nothing is worked out for this page any more: it looks again by itself, or somebody does. */
    void settle() throws InterruptedException {
        for (int look = 0; look < 600 && count("#working") > 0; look++) {
            if (scripts) {
                Thread.sleep(100);
            } else {
                follow("#working a");
            }
        }
    }

    /** How many sheets of paper the page takes. */
    int sheets() {
        Map<String, Object> printed = driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true));
        String pdf = new String(
                java.util.Base64.getDecoder().decode(String.valueOf(printed.get("data"))),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        return pdf.split("/Type */Page\\b", -1).length - 1;
    }

    /** Unfolds everything that can be. */
    void openAll() {
        quickly(By.cssSelector("main details:not([open]) > summary")).forEach(WebElement::click);
    }

    void follow(String css) {
        WebElement before = driver.findElement(By.tagName("main"));
        driver.findElement(By.cssSelector(css)).click();
        waitUntilGone(before);
    }

    /** Until these words stand on the page. */
    void waitFor(String words) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        String seen = "";
        while (System.nanoTime() < end) {
            try {
                seen = text();
                if (seen.contains(words)) {
                    return;
                }
            } catch (WebDriverException changing) {
                seen = "a page that is changing";
            }
        }
        throw new AssertionError("`" + words + "` never stood on " + driver.getCurrentUrl() + ":\n" + seen);
    }

    /** Takes the connection away, or gives it back. */
    void offline(boolean offline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Tells the page that there is a connection again, as the tablet does. */
    void online() {
        driver.executeScript("dispatchEvent(new Event('online'))");
    }

    String stored(String key) {
        return String.valueOf(driver.executeScript("return localStorage.getItem(arguments[0])", key));
    }

    /** The width of a picture that was really loaded. */
    int naturalWidth(String css) {
        WebElement picture = driver.findElement(By.cssSelector(css));
        return Integer.parseInt(String.valueOf(picture.getDomProperty("naturalWidth")));
    }

    boolean shows(String css) {
        return driver.findElement(By.cssSelector(css)).isDisplayed();
    }

    String text() {
        return driver.findElement(By.tagName("main")).getText();
    }

    String title() {
        return driver.getTitle();
    }

    String value(String id) {
        return String.valueOf(driver.findElement(By.id(id)).getDomProperty("value"));
    }

    int count(String css) {
        return quickly(By.cssSelector(css)).size();
    }

    /** With scripts there is a picture; without, the table beneath it is all there is. */
    void checkChart() {
        if (scripts) {
            driver.findElement(By.cssSelector("[data-chart] svg path"));
        }
        Assertions.assertThat(count("details table tbody tr")).isPositive();
    }

    String path() {
        return java.net.URI.create(String.valueOf(driver.getCurrentUrl())).getPath();
    }

    /** Photographs the page, and checks that everybody can use it: wide and narrow. */
    void look(String page) throws IOException {
        Files.createDirectories(SCREENS);
        Path file = SCREENS.resolve(
                name + "-" + String.format(java.util.Locale.ROOT, "%02d", ++shots) + "-" + page + ".png");
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        if (scripts) {
            accessible(page);
            driver.manage().window().setSize(new Dimension(320, 900));
            accessible(page + " at 320 px");
            Number overflow = (Number) java.util.Objects.requireNonNull(driver.executeScript(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            Assertions.assertThat(overflow.intValue())
                    .as("%s is wider than 320 px", page)
                    .isLessThanOrEqualTo(1);
            driver.manage().window().setSize(new Dimension(1200, 1000));
        }
    }

    /** Looks through a window of this width. */
    void narrow(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Looks through the whole window again. */
    void wide() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** Nothing is cut off or scrolls sideways on a phone and on a tablet; the header of a phone takes one line. */
    void fits(String page) {
        fits(page, 70);
    }

    /** @param tallest the height in px below which the header stays */
    void fits(String page, int tallest) {
        for (int width : List.of(390, 820, 1440)) {
            narrow(width);
            Object wide =
                    driver.executeScript("return [document.documentElement, ...document.querySelectorAll('main *')]"
                            + ".filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1"
                            + " && (e === document.documentElement || /auto|scroll/.test(getComputedStyle(e).overflowX)))"
                            + ".map(e => e.tagName + ' ' + e.className + ' ' + e.scrollWidth + ' > ' + e.clientWidth)");
            Assertions.assertThat(String.valueOf(wide))
                    .as("%s at %d px in %s", page, width, language)
                    .isEqualTo("[]");
            Number bar = (Number) java.util.Objects.requireNonNull(
                    driver.executeScript("const b = document.querySelector('.bar'); return b ? b.offsetHeight : 0"));
            Assertions.assertThat(bar.intValue())
                    .as("the header of %s at %d px in %s", page, width, language)
                    .isLessThan(width < 640 && tallest > 70 ? 2 * tallest : tallest);
        }
        wide();
    }

    private void accessible(String page) {
        for (String scheme : List.of("light", "dark")) {
            driver.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            Results results = new AxeBuilder()
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                    .analyze(driver);
            List<String> serious = new ArrayList<>();
            for (Rule rule : results.getViolations()) {
                if (List.of("serious", "critical").contains(String.valueOf(rule.getImpact()))) {
                    serious.add(rule.getId() + ": " + rule.getNodes().getFirst().getHtml());
                }
            }
            Assertions.assertThat(serious)
                    .as("%s in %s, %s", page, scheme, language)
                    .isEmpty();
        }
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
