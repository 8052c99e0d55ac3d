@echo off
rem Starts Shikomi on a JDK 25 or later: SHIKOMI_JAVA, JAVA_HOME, one of the usual folders, or the java on the PATH.
setlocal enabledelayedexpansion
set "root=%~dp0.."
set "java="
if defined SHIKOMI_JAVA set "java=%SHIKOMI_JAVA%"
if not defined java call :try "%JAVA_HOME%"
if not defined java call :try "%root%\jdk"
if not defined java for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do if not defined java call :try "%%~d"
if not defined java for %%j in (java.exe) do if not "%%~$PATH:j"=="" for %%h in ("%%~dp$PATH:j..") do call :try "%%~fh"
if not defined java (
  echo Shikomi needs a JDK 25 or later, but none was found. Install one, or set JAVA_HOME to its folder. 1>&2
  exit /b 1
)
chcp 65001 >nul
rem The second JIT compiler pays off only for commands that run for a long time.
set "jit=-XX:TieredStopAtLevel=1"
for %%c in (serve backtest bench forecast) do if "%~1"=="%%c" set "jit="
rem Classes that were loaded and linked when the program was packaged; with another JDK or other jars, the JVM starts without them.
set "aot="
if exist "%root%\lib\shikomi.aot" set aot="-XX:AOTCache=%root%\lib\shikomi.aot"
"%java%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:NewSize=16m %jit% %aot% -XX:+VerifySharedSpaces -Xlog:disable -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 %SHIKOMI_JVM% -cp "%root%\lib\*" shikomi.cli.Main %*
exit /b %errorlevel%

:try
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
for /f "tokens=2 delims==. " %%v in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do (
  set "major=%%~v"
  set "major=!major:"=!"
  if !major! geq 25 set "java=%~1\bin\java.exe"
)
exit /b
