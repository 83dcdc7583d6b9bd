/* NAME.exe: has NAME of the system outside Wine run by these tasks, waits for it, hands its output on.
   Wine starts such a program but gives no process to wait for, so a file says when it is done. */
#include <windows.h>
#include <stdio.h>
#include <string.h>
#include <io.h>
#include <fcntl.h>

static void hand_on(const char *path, FILE *to) {
  static char buffer[65536];
  size_t count;
  FILE *from = fopen(path, "rb");
  if (!from) return;
  while ((count = fread(buffer, 1, sizeof buffer, from)) > 0) fwrite(buffer, 1, count, to);
  fclose(from);
  DeleteFileA(path);
  fflush(to);
}

/* The arguments as UTF-8, a line each: only the wide ones hold every name. */
static int write_arguments(const char *path, int count, wchar_t **words) {
  static char text[4 * 32768];
  FILE *to = fopen(path, "wb");
  if (!to) return 0;
  for (int i = 1; i < count; i++) {
    WideCharToMultiByte(CP_UTF8, 0, words[i], -1, text, sizeof text, NULL, NULL);
    fprintf(to, "%s\n", text);
  }
  return fclose(to) == 0;
}

int wmain(int count, wchar_t **words) {
  /* A folder of plain letters, whatever the tests' own is called. */
  char base[MAX_PATH], path[MAX_PATH + 8], line[2 * MAX_PATH], self[MAX_PATH];
  GetTempFileNameA("C:\\windows\\temp", "nat", 0, base);
  GetModuleFileNameA(NULL, self, sizeof self);
  char *name = strrchr(self, '\\') + 1;
  *strrchr(name, '.') = 0;
  sprintf(path, "%s.args", base);
  if (!write_arguments(path, count, words)) return 127;
  sprintf(line, "%s %s %s", NATIVE, name, base);
  STARTUPINFOA how = { .cb = sizeof how };
  PROCESS_INFORMATION started = { 0 };
  if (!CreateProcessA(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &how, &started)) {
    fprintf(stderr, "native: %lu\n", GetLastError());
    return 127;
  }
  FILE *done;
  sprintf(path, "%s.done", base);
  while (!(done = fopen(path, "rb"))) Sleep(10);
  int code = 127;
  if (fscanf(done, "%d", &code) != 1) code = 127;
  fclose(done);
  DeleteFileA(path);
  _setmode(1, _O_BINARY);
  _setmode(2, _O_BINARY);
  sprintf(path, "%s.out", base);
  hand_on(path, stdout);
  sprintf(path, "%s.err", base);
  hand_on(path, stderr);
  sprintf(path, "%s.args", base);
  DeleteFileA(path);
  DeleteFileA(base);
  return code;
}
