"""Frames in, charts out: plotly figures for what people explore, ECharts options (pyecharts) for calendars and clouds.

Every chart takes the frame it draws and a theme (`light` or `dark`), never a store and never a widget. Titles, subtitles
and sources are the page's (`sentences` computes them from the same frame); a mark that can be clicked carries the
identifier of its row as `customdata`.
"""
